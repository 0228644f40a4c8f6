const MACRO = /<current_date\s*(?:([+-])\s*(\d+)\s*)?>/gi;

/** The calendar day in a time zone, `yyyy-MM-dd`. */
export function dayIn(timeZone: string, now: number): string {
	const parts = new Intl.DateTimeFormat('en', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	}).formatToParts(now);
	const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
	return `${part('year')}-${part('month')}-${part('day')}`;
}

/**
 * Puts the day, so many days off, in place of `<current_date>`, `<current_date-1>`, `<current_date+7>`: the macros of Domo's
 * own connectors. A number of days that leads to no year of four digits is left as it was written.
 * @param today `yyyy-MM-dd`
 */
export function expandMacros(text: string, today: string): string {
	return text.replace(MACRO, (macro, sign: string | undefined, days: string | undefined) => {
		const date = new Date(`${today}T00:00:00Z`);
		date.setUTCDate(date.getUTCDate() + Number(`${sign ?? '+'}${days ?? '0'}`));
		const year = date.getUTCFullYear();
		return year >= 0 && year <= 9999 ? date.toISOString().slice(0, 10) : macro;
	});
}
