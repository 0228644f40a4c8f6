type Sides = Record<string, () => unknown>;
type Results<S extends Sides> = { [Side in keyof S]: Array<Awaited<ReturnType<S[Side]>>> };

/**
 * Measures the sides of a comparison in turn, A B A B, so that what else the machine does meets all of them.
 * @returns each side's results, round by round
 */
export async function inTurn<S extends Sides>(rounds: number, sides: S): Promise<Results<S>> {
	const names: Array<keyof S> = Object.keys(sides);
	const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Results<S>;
	for (let round = 0; round < rounds; round++) {
		for (const name of names) results[name].push((await sides[name]?.()) as never);
	}
	return results;
}

/**
 * Compares two sides within each round: `quotients(a, b)[i]` is a[i] / b[i].
 * @throws Error when one has more rounds than the other
 */
export function quotients(these: readonly number[], those: readonly number[]): number[] {
	return paired(these, those, (a, b) => a / b);
}

/** Likewise a[i] - b[i]. */
export function differences(these: readonly number[], those: readonly number[]): number[] {
	return paired(these, those, (a, b) => a - b);
}

function paired(
	these: readonly number[],
	those: readonly number[],
	compare: (a: number, b: number) => number,
): number[] {
	if (these.length !== those.length) throw new Error('both sides have the same number of rounds');
	return these.map((value, round) => compare(value, those[round] as number));
}
