/**
 * Reads the form in which n8n hands out an execution's data: an array whose first element is the root, and in which every
 * string stands for the element of that number.
 */
export function parseFlatted(text: string): unknown {
	const elements = JSON.parse(text) as unknown[];
	const read = new Map<string, unknown>();
	const element = (reference: unknown): unknown => {
		if (typeof reference !== 'string') return reference;
		if (read.has(reference)) return read.get(reference);
		const value = elements[Number(reference)];
		if (value === null || typeof value !== 'object') return value;
		// Known before it is filled: it may contain itself.
		const filled: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
		read.set(reference, filled);
		for (const [key, inner] of Object.entries(value)) Object.assign(filled, { [key]: element(inner) });
		return filled;
	};
	return element('0');
}
