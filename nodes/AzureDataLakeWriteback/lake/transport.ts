import type { IHttpClient } from '@azure/storage-file-datalake';

import { exchange, type ExchangeOptions } from '../../shared/http/exchange';
import { unanswered } from './outcome';

/**
 * The Azure SDK's way out: `node:https` and its global agent, which n8n points at the proxy of its settings, with the same watch
 * over progress as all other transfers.
 *
 * @param timeout milliseconds without a byte in either direction after which a request is given up
 */
export function transport(timeout: number): IHttpClient {
	return {
		async sendRequest(request) {
			const answer = await exchange(request.url, {
				method: request.method as ExchangeOptions['method'],
				headers: request.headers.toJson({ preserveCase: true }),
				body: request.body as Buffer | undefined,
				timeout,
				signal: request.abortSignal as AbortSignal | undefined,
			}).catch(unanswered);
			const headers = request.headers.clone();
			for (const name of headers.headerNames()) headers.remove(name);
			for (const [name, value] of Object.entries(answer.headers)) {
				// Seeing the challenge, the SDK would send the request again with the token that was turned down.
				if (value !== undefined && name !== 'www-authenticate') headers.set(name, String(value));
			}
			return { request, status: answer.status, headers, bodyAsText: answer.body.toString() };
		},
	};
}
