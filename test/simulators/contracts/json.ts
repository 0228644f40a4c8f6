export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one when it is none. */
export function objectIn(value: unknown): Json {
	return isObject(value) ? value : {};
}

export function listIn(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/** Follows a reference inside a document (`#/definitions/Table`); other values stay as they are. */
export function dereference(document: Json, value: unknown): Json {
	const reference = objectIn(value).$ref;
	if (typeof reference !== 'string') return objectIn(value);
	const names = reference.replace(/^#\//, '').split('/');
	return objectIn(names.reduce<unknown>((within, name) => objectIn(within)[unescapePointer(name)], document));
}

function unescapePointer(name: string): string {
	return decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~');
}
