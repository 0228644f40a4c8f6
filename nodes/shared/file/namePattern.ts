/**
 * Which names a pattern means: `*` stands for any characters, `?` for one, a comma stands between several patterns, and upper
 * and lower case are the same, as they are in the drive. Blank means every name.
 */
export function matcherOf(pattern: string): (name: string) => boolean {
	const patterns = pattern.split(',').map(charactersOf).filter(hasAny);
	return (name) => patterns.length === 0 || patterns.some((each) => matches(each, charactersOf(name)));
}

/** Accents count the same, whether a letter and its accent are one character or two. */
const charactersOf = (text: string) => [...text.trim().normalize('NFC').toLowerCase()];
const hasAny = ({ length }: string[]) => length > 0;

/** Only the last star is ever gone back to, so that the time does not grow with their number. */
function matches(pattern: string[], name: string[]): boolean {
	let [at, star, tried] = [0, -1, 0];
	for (let next = 0; next < name.length; ) {
		if (pattern[at] === '*') {
			star = at++;
			tried = next;
		} else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[next])) {
			at += 1;
			next += 1;
		} else if (star >= 0) {
			at = star + 1;
			next = ++tried;
		} else {
			return false;
		}
	}
	return pattern.slice(at).every((character) => character === '*');
}
