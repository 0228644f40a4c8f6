const ISO =
	/^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?(?:Z|([+-])(\d\d):(\d\d))?)?$/;
/** As the reference has it in its samples. */
const AMERICAN = /^(\d\d)\/(\d\d)\/(\d{4})$/;
const MINUTE = 60_000;

/**
 * One text for each moment (`2014-07-30T00:00:00.5`), in UTC when the value names an offset; undefined when the value is
 * no date. The service keeps dates in steps of 1/300 second; here they stay exact, so that tests see what was sent.
 */
export function canonicalDateTime(text: string): string | undefined {
	const american = AMERICAN.exec(text);
	const iso = american ? `${american[3]}-${american[1]}-${american[2]}` : text;
	const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', sign, hours, minutes] =
		ISO.exec(iso) ?? [];
	if (year === undefined) return undefined;
	const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
	const time = Date.parse(`${written}Z`);
	// The engine takes a 30 February for a day in March.
	if (year === '0000' || Number.isNaN(time) || new Date(time).toISOString() !== `${written}.000Z`)
		return undefined;
	const offset = sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
	if (Math.abs(offset) > 14 * 60 || Number(minutes ?? 0) > 59) return undefined;
	const moment = offset ? new Date(time - offset * MINUTE).toISOString().slice(0, 19) : written;
	const exact = fraction.replace(/0+$/, '');
	return exact ? `${moment}.${exact}` : moment;
}
