import { refusal, violating } from '../refusal.ts';

/** What the client has to say about a path, by name; the values are bytes. */
export type Properties = ReadonlyMap<string, Buffer>;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** As it has to be for the Blob service, which has the same properties as metadata. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Reads x-ms-properties: `n1=v1,n2=v2`, each value in base64.
 * @throws Refusal 400
 * @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/create#request-headers
 */
export function parseProperties(header: string): Properties {
	const pairs = header.split(',').filter((pair) => pair.trim() !== '');
	return new Map(
		pairs.map((pair) => {
			const [, name = '', value = ''] = /^\s*([^=]*)=(.*?)\s*$/.exec(pair) ?? [];
			if (!NAME.test(name)) throw refusal('InvalidPropertyName', { violation: `property name ${name}` });
			if (!BASE64.test(value))
				throw violating('InvalidHeaderValue', `the value of property ${name} is not base64`);
			return [name, Buffer.from(value, 'base64')] as const;
		}),
	);
}

/** Undefined when there are none. */
export function formatProperties(properties: Properties): string | undefined {
	if (properties.size === 0) return undefined;
	return [...properties].map(([name, value]) => `${name}=${value.toString('base64')}`).join(',');
}

/** The same as the Blob service takes it, from x-ms-meta- headers. */
export function parseMetadata(headers: Record<string, string>): Properties {
	const named = Object.entries(headers).flatMap(([header, value]) => {
		const name = /^x-ms-meta-(.+)$/.exec(header)?.[1];
		return name === undefined ? [] : [[name, Buffer.from(value)] as const];
	});
	return new Map(named);
}

export function formatMetadata(properties: Properties): Record<string, string> {
	const headers = [...properties].map(([name, value]) => [`x-ms-meta-${name}`, value.toString()] as const);
	return Object.fromEntries(headers);
}
