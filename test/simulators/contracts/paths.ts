import { pathsOf } from './description.ts';
import { type Json, listIn, objectIn } from './json.ts';
import type { ContractRequest } from './request.ts';

/** The path of a description that a request is about. */
export interface Located {
	path: string;
	/** Decoded values of the path's parameters. */
	parameters: Record<string, string>;
}

const PARAMETER = /\{[^}]+\}/;

/**
 * Finds the described path for a request. A path with fewer parameters goes before one with more, and one that asks for a
 * query (`?action=append`) before one that does not.
 * @param spanning parameters whose values may have slashes
 */
export function locate(
	document: Json,
	request: ContractRequest,
	spanning: string[] = [],
): Located | undefined {
	const path = withoutBase(document, request.path);
	for (const template of Object.keys(pathsOf(document)).sort(bySpecificity)) {
		const [pathTemplate = '', query = ''] = template.split('?');
		const asks = [...new URLSearchParams(query)];
		if (!asks.every(([name, value]) => request.query.get(name) === value)) continue;
		const parameters = match(pathTemplate, path, spanning);
		if (parameters) return { path: template, parameters };
	}
	return undefined;
}

/** The request's path as the description has it: without the path of the server's address. */
export function withoutBase(document: Json, path: string): string {
	const { url } = objectIn(listIn(document.servers)[0]);
	const base = typeof url === 'string' ? new URL(url).pathname.replace(/\/$/, '') : '';
	return path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

/** The decoded values of a template's parameters; undefined when the path does not fit it. */
export function match(
	template: string,
	path: string,
	spanning: string[] = [],
): Record<string, string> | undefined {
	const names: string[] = [];
	const pattern = template
		.split(/(\{[^}]+\})/)
		.map((piece) => {
			if (!PARAMETER.test(piece)) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
			names.push(piece.slice(1, -1));
			return spanning.includes(piece.slice(1, -1)) ? '(.+)' : '([^/]+)';
		})
		.join('');
	const values = new RegExp(`^${pattern}$`).exec(path)?.slice(1);
	return values && Object.fromEntries(names.map((name, index) => [name, decoded(values[index] ?? '')]));
}

function bySpecificity(one: string, other: string): number {
	const rank = (template: string) =>
		Number(template.includes('?')) * 1000 - template.split(PARAMETER).length + template.length / 1000;
	return rank(other) - rank(one);
}

/** A value that is not percent-encoded as it should be stays as it is: the service has its own words for that. */
function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}
