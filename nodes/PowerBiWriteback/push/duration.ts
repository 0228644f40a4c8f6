const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A duration for people: `35 s`, `12 min`, `2 h 5 min`. @param milliseconds rounded up to what is shown */
export function inWords(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	if (seconds < 2 * MINUTE) return `${seconds} s`;
	const minutes = Math.ceil(seconds / MINUTE);
	if (seconds < HOUR) return `${minutes} min`;
	const rest = minutes % 60;
	return `${Math.floor(minutes / 60)} h${rest ? ` ${rest} min` : ''}`;
}
