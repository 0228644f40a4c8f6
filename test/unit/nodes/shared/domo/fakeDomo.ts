import { Readable } from 'node:stream';

import type { IHttpRequestOptions } from 'n8n-workflow';

import type { RequestContext } from '../../../../../nodes/shared/http/authenticated.ts';
import { Run } from '../../../../../nodes/shared/node/run.ts';

interface Given {
	status?: number;
	body: unknown;
}

/** Answers what is sent through n8n's helper with one reply after the other, and keeps what was asked for. */
export class FakeDomo {
	readonly requests: IHttpRequestOptions[] = [];
	readonly run: Run;
	readonly context: RequestContext;

	constructor(...replies: Given[]) {
		const httpRequestWithAuthentication = (_: string, request: IHttpRequestOptions) => {
			this.requests.push(request);
			const { status = 200, body } = replies.shift() ?? { status: 599, body: 'a request too many' };
			return Promise.resolve({ statusCode: status, headers: {}, body });
		};
		this.context = {
			getCredentials: () => Promise.resolve({ apiUrl: ' https://domo.example/ ' }),
			getNode: () => ({
				name: 'Domo',
				type: 'domo',
				typeVersion: 1,
				id: '1',
				position: [0, 0],
				parameters: {},
			}),
			helpers: { httpRequestWithAuthentication },
		} as unknown as RequestContext;
		this.run = new Run(this.context);
	}

	/** Paths with their queries, in the order in which they were asked for. */
	get paths(): string[] {
		return this.requests.map(({ url }) => url.replace('https://domo.example', ''));
	}
}

/** A body as it arrives: what can be given of it, and then its end or the break. */
export function arriving(text: string, breaks?: 'breaks'): Readable {
	return Readable.from(
		(function* () {
			yield* text.match(/[^]{1,3}/g)?.map((piece) => Buffer.from(piece)) ?? [];
			if (breaks) throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
		})(),
		{ objectMode: false },
	);
}
