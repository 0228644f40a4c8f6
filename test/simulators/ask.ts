import { request } from 'node:https';

export interface Answer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	bytes: Buffer;
	text: string;
	/** The parsed body. */
	json: Record<string, unknown>;
}

export interface Asking {
	ca: string;
	method?: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
}

/** One HTTPS request. Rejects when the connection breaks before the answer is complete. */
export async function ask(url: string, { ca, method, headers, body }: Asking): Promise<Answer> {
	return await new Promise((resolve, reject) => {
		const sent = request(url, { ca, method: method ?? 'GET', headers, agent: false }, (response) => {
			const chunks: Buffer[] = [];
			response.on('error', reject);
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => {
				const bytes = Buffer.concat(chunks);
				const text = bytes.toString();
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					bytes,
					text,
					get json() {
						return JSON.parse(text) as Answer['json'];
					},
				});
			});
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

/** The form and its content type. */
export function form(
	fields: Record<string, string>,
	headers: Record<string, string> = {},
): Omit<Asking, 'ca'> {
	return {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
		body: new URLSearchParams(fields).toString(),
	};
}
