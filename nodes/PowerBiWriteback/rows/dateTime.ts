import { isDay } from './calendar';

const ISO =
	/^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|[+-]\d\d:?\d\d)?)?\s*$/i;
/** The service keeps no more than this of a second: ticks of .NET. */
const PLACES = 7;

/**
 * A date, or a date and time, as the service takes it: ISO 8601. A time zone is worked in, so that the moment stays the same in
 * UTC, since a model's dates have none.
 * @returns undefined for what is no date
 */
export function dateTime(text: string): string | undefined {
	const [, year, month = '', day = '', hour = '00', minute = '00', second = '00', places = '', zone] =
		ISO.exec(text) ?? [];
	if (!isDay(Number(year), Number(month), Number(day))) return undefined;
	const fraction = places && places.replace(/0+$/, '');
	if (fraction.length > PLACES || hour > '23' || minute > '59' || second > '59') return undefined;
	const time = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
	const utc = inUtc(time, zone);
	return utc && (fraction ? `${utc}.${fraction}` : utc);
}

function inUtc(time: string, zone: string | undefined): string | undefined {
	if (!zone || zone === 'Z' || zone === 'z') return time;
	const stated = new Date(`${time}Z`);
	const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
	const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
	if (Number(minutes) > 59 || Math.abs(offset) > 14 * 60) return undefined;
	const utc = new Date(stated.getTime() - offset * 60_000).toISOString().slice(0, 19);
	// Elsewhere a new year, and with it one that has no four digits, may have begun.
	return /^(?!0000)\d{4}-/.test(utc) ? utc : undefined;
}
