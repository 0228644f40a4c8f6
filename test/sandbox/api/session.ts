/** n8n refused a request. */
export class N8nRequestError extends Error {
	readonly status: number;

	constructor(method: string, path: string, status: number, body: string) {
		super(`${method} ${path} was answered ${status}: ${body.slice(0, 1000)}`);
		this.status = status;
	}
}

/** Requests to the address of one n8n, signed in once it has given us its cookie. */
export class Session {
	readonly url: string;
	private cookie = '';

	constructor(url: string) {
		this.url = url;
	}

	/** @throws {N8nRequestError} when the answer is not a success */
	async send(method: string, path: string, body?: unknown): Promise<Response> {
		const headers: Record<string, string> = { cookie: this.cookie };
		if (body !== undefined) headers['content-type'] = 'application/json';
		const response = await fetch(this.url + path, { method, headers, body: JSON.stringify(body) });
		const cookie = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (cookie) this.cookie = cookie.split(';', 1)[0] ?? '';
		if (!response.ok) throw new N8nRequestError(method, path, response.status, await response.text());
		return response;
	}

	/** What the answer holds, out of the envelope `{data}` that most answers come in. */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const answer: unknown = await (await this.send(method, path, body)).json();
		const enveloped = answer !== null && typeof answer === 'object' && 'data' in answer;
		return (enveloped ? answer.data : answer) as T;
	}

	get<T>(path: string): Promise<T> {
		return this.call<T>('GET', path);
	}

	post<T>(path: string, body: unknown): Promise<T> {
		return this.call<T>('POST', path, body);
	}
}
