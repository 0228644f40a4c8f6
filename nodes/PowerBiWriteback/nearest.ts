/** The name that was most likely meant: the same but for case, or a few letters off. */
export function nearest(name: string, names: readonly string[]): string | undefined {
	const lower = name.toLowerCase();
	const ranked = names
		.map((each) => ({ each, off: distance(lower, each.toLowerCase()) }))
		.sort((a, b) => a.off - b.off)[0];
	return ranked && ranked.off <= Math.ceil(name.length / 3) ? ranked.each : undefined;
}

/** How many letters have to be put in, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
		}
		row = next;
	}
	return row[b.length] as number;
}
