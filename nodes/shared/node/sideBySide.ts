/**
 * Does a piece of work for each entry, so many at a time, and gives the results in the order of the entries. The first failure
 * is thrown once everything under way has ended; what was not begun by then is left.
 */
export async function sideBySide<T, R>(
	entries: T[],
	concurrency: number,
	work: (entry: T, index: number) => Promise<R>,
): Promise<R[]> {
	const results: R[] = [];
	const failures: unknown[] = [];
	let next = 0;
	const worker = async () => {
		while (next < entries.length && failures.length === 0) {
			const index = next++;
			await work(entries[index] as T, index).then(
				(result) => void (results[index] = result),
				(error: unknown) => void failures.push(error),
			);
		}
	};
	await Promise.all(Array.from({ length: Math.min(concurrency, entries.length) }, worker));
	if (failures.length > 0) throw failures[0];
	return results;
}
