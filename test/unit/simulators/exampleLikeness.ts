/** Values that are the same wherever they occur; of others only the kind is. */
const LITERAL = ['code', 'name', 'Retry-After'];

/** Expects all that an example has, of the same kind. @param except names of what may differ */
export function expectLike(actual: unknown, example: unknown, name = '', except: string[] = []): void {
	if (typeof example !== 'object' || example === null) {
		expect([name, typeof actual]).toEqual([name, typeof example]);
		if (LITERAL.includes(name)) expect([name, actual]).toEqual([name, example]);
	} else if (Array.isArray(example)) {
		expect([name, Array.isArray(actual)]).toEqual([name, true]);
		for (const entry of example)
			if (typeof entry === 'object') expectOneLike(actual as object[], entry as object, except);
	} else {
		for (const [key, value] of Object.entries(example)) {
			if (!except.includes(key)) expectLike((actual as Record<string, unknown>)[key], value, key, except);
		}
	}
}

/** One entry of a list has what the example's has. */
function expectOneLike(entries: object[], example: object, except: string[]): void {
	const wanted = Object.entries(example).filter(([, value]) => value !== null && value !== '');
	const names = wanted.map(([name]) => name).filter((name) => !except.includes(name));
	const missing = entries.map((entry) => names.filter((name) => !Object.keys(entry).includes(name)));
	expect(missing).toContainEqual([]);
}
