/** Values that are the same wherever they occur; of others only the kind is. */
const LITERAL = ['code', 'name', 'Retry-After'];

/** Expects all that an example has, of the same kind. @param except names of what may differ */
export function expectLike(actual: unknown, example: unknown, name = '', except: string[] = []): void {
	if (typeof example !== 'object' || example === null) {
		expect([name, typeof actual]).toEqual([name, typeof example]);
		if (LITERAL.includes(name)) expect([name, actual]).toEqual([name, example]);
	} else if (Array.isArray(example)) {
		expect([name, Array.isArray(actual)]).toEqual([name, true]);
	} else {
		for (const [key, value] of Object.entries(example)) {
			if (!except.includes(key)) expectLike((actual as Record<string, unknown>)[key], value, key, except);
		}
	}
}
