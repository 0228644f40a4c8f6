import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

const CREATED = 'http.client.request.created';
const ANSWERED = 'http.client.response.finish';

/** The requests of this process that have no answer yet, whether they have reached a service or are still on their way to one. */
export class RequestsUnderWay {
	private readonly requests = new Set<ClientRequest>();

	constructor() {
		beforeAll(() => {
			subscribe(CREATED, this.begin);
			subscribe(ANSWERED, this.end);
		});
		afterAll(() => {
			unsubscribe(CREATED, this.begin);
			unsubscribe(ANSWERED, this.end);
		});
	}

	get count(): number {
		return this.requests.size;
	}

	private readonly begin = (message: unknown): void => {
		const { request } = message as { request: ClientRequest };
		this.requests.add(request);
		request.once('close', () => this.requests.delete(request));
	};

	private readonly end = (message: unknown): void => {
		this.requests.delete((message as { request: ClientRequest }).request);
	};
}
