import type { INetworkModule } from '@azure/msal-node';

import { brokenConnection } from '../../nodes/shared/http/brokenConnection';
import { exchange } from '../../nodes/shared/http/exchange';
import type { Failure } from '../../nodes/shared/http/retryDelay';

type Options = Parameters<INetworkModule['sendPostRequestAsync']>[1];
interface Reply<T> {
	status: number;
	headers: Record<string, string>;
	body: T;
}

const TIMEOUT = 30_000;

/** Lets MSAL send by `node:https`, so that n8n's proxy settings hold for it too, and keeps what MSAL's errors leave out. */
export class MsalNetwork implements INetworkModule {
	/** What the last request came to, if it failed: what was answered, or why the connection broke. */
	failure: (Failure & { broken?: string; text?: string }) | undefined;

	async sendGetRequestAsync<T>(url: string, options?: Options): Promise<Reply<T>> {
		return await this.send<T>('GET', url, options);
	}

	async sendPostRequestAsync<T>(url: string, options?: Options): Promise<Reply<T>> {
		return await this.send<T>('POST', url, options);
	}

	private async send<T>(method: 'GET' | 'POST', url: string, options: Options): Promise<Reply<T>> {
		const request = { method, headers: options?.headers, body: options?.body, timeout: TIMEOUT };
		const { status, headers, body } = await exchange(url, request).catch((error: Error) => {
			this.failure = { broken: brokenConnection(error) };
			throw error;
		});
		const text = body.toString();
		this.failure = status < 400 ? undefined : { status, retryAfter: headers['retry-after'], text };
		const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
		return { status, headers: flat, body: parse(text) as T };
	}
}

/** A gateway in between may answer with a page: MSAL then finds no token in it, and says so. */
function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return {};
	}
}
