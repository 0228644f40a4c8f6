const ISO =
	/^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?(?:Z|([+-])(\d\d):(\d\d))?)?$/;
/** As the reference has it in its samples. */
const AMERICAN = /^(\d\d)\/(\d\d)\/(\d{4})$/;
const MINUTE = 60_000;
const MOST_OFFSET = 14 * 60;
const LONG_MONTHS = new Set(['01', '03', '05', '07', '08', '10', '12']);

/**
 * One text for each moment (`2014-07-30T00:00:00.5`), in UTC when the value names an offset; undefined when the value is
 * no date. The service keeps dates in steps of 1/300 second; here they stay exact, so that tests see what was sent.
 */
export function canonicalDateTime(text: string): string | undefined {
	const american = AMERICAN.exec(text);
	const iso = american ? `${american[3]}-${american[1]}-${american[2]}` : text;
	const [, year, month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '', ...offset] =
		ISO.exec(iso) ?? [];
	if (year === undefined || year === '0000' || month === '00' || month > '12') return undefined;
	if (day === '00' || day > lastDay(year, month)) return undefined;
	if (hour > '23' || minute > '59' || second > '59') return undefined;
	const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
	const moment = inUtc(written, offset);
	const exact = fraction.replace(/0+$/, '');
	return exact && moment ? `${moment}.${exact}` : moment;
}

function lastDay(year: string, month: string): string {
	if (LONG_MONTHS.has(month)) return '31';
	if (month !== '02') return '30';
	const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
	return leap ? '29' : '28';
}

/** @param offset its sign, hours and minutes, if there is one */
function inUtc(written: string, [sign, hours, minutes = '']: Array<string | undefined>): string | undefined {
	if (sign === undefined) return written;
	const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
	if (minutes > '59' || Math.abs(offset) > MOST_OFFSET) return undefined;
	return new Date(Date.parse(`${written}Z`) - offset * MINUTE).toISOString().slice(0, 19);
}
