import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';

import { watch } from './exchange';
import type { Arriving } from './guarded';

/** An answer of any status whose body is still arriving. */
export interface Received {
	status: number;
	headers: IncomingHttpHeaders;
	arriving: Arriving;
}

/**
 * A GET over `node:https` and its global agent, which n8n points at the proxy of its settings. No authentication is added: for
 * download addresses, which carry their own. The body has to be read or stopped; while it is read, its reader watches the time.
 *
 * @param timeout milliseconds without an answer after which the request is given up
 * @throws NoProgress when no answer came within `timeout`
 * @throws the connection's own error (`code` such as ECONNRESET), or the signal's AbortError
 */
export async function receive(
	url: string,
	{ headers, timeout, signal }: { headers: Record<string, string>; timeout: number; signal: AbortSignal },
): Promise<Received> {
	return await new Promise<Received>((resolve, reject) => {
		const outgoing = request(url, { method: 'GET', headers });
		watch(outgoing, { timeout, signal }, reject);
		outgoing.on('response', (incoming) => {
			outgoing.setTimeout(0);
			resolve({
				status: incoming.statusCode ?? 0,
				headers: incoming.headers,
				arriving: { body: incoming, stop: () => void incoming.destroy() },
			});
		});
		outgoing.on('error', reject);
		outgoing.end();
	});
}
