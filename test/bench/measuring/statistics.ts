/**
 * The middle value; of an even number of them, the mean of the two in the middle.
 * @throws Error when there are none
 */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
	if (low === undefined || high === undefined) throw new Error('no values to take the median of');
	return (low + high) / 2;
}

/** The smallest and the largest value. */
export function spread(values: readonly number[]): [number, number] {
	return [Math.min(...values), Math.max(...values)];
}

/** As many digits as a measurement means something with: three after the point, or none above a thousand. */
export function rounded(value: number): number {
	return Math.abs(value) >= 1000 ? Math.round(value) : Math.round(value * 1000) / 1000;
}
