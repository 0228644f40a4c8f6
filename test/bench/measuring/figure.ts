import { median, rounded, spread } from './statistics.ts';

/** What a figure has to reach. */
export interface Goal {
	/** `>= 0.90` */
	text: string;
	isMetBy(value: number): boolean;
}

export type Detail = Record<string, unknown>;

/** One result of a bench. */
export interface Figure {
	/** `upload.throughput` */
	name: string;
	/** One for each round; the median counts. */
	values: readonly number[];
	unit: string;
	goal: Goal;
	/** What else a reader needs to judge the value: what was measured, against what, on how much data. */
	detail?: Detail;
}

export function atLeast(limit: number, decimals = 2): Goal {
	return { text: `>= ${limit.toFixed(decimals)}`, isMetBy: (value) => value >= limit };
}

export function atMost(limit: number, decimals = 2): Goal {
	return { text: `<= ${limit.toFixed(decimals)}`, isMetBy: (value) => value <= limit };
}

/** The figure as a line of JSON. Whether it meets its goal is judged by the value as it is shown. */
export function line({ name, values, unit, goal, detail }: Figure): string {
	const value = rounded(median(values));
	const shown = { rounds: values.length, spread: spread(values).map(rounded), ...detail };
	return JSON.stringify({ name, value, unit, goal: goal.text, met: goal.isMetBy(value), detail: shown });
}
