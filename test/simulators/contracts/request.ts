import type { Exchange } from '../exchange.ts';

/** A request as a contract looks at it. */
export interface ContractRequest {
	method: string;
	/** Percent-encoded, with what the server's address adds in front (`/v1.0/me/drive`). */
	path: string;
	query: URLSearchParams;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** The parsed JSON, or the fields of a form; undefined when there is no body, or it has not been read. */
	body?: unknown;
	hasBody: boolean;
}

/** An exchange's request, with its body if the simulator has read it as JSON or as a form. */
export function requestOf({ method, url, headers, entry }: Exchange): ContractRequest {
	return {
		method,
		path: url.pathname,
		query: url.searchParams,
		headers,
		body: entry.body === '' ? undefined : entry.body,
		hasBody: headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0,
	};
}
