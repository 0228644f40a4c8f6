import { broken, type Outcome } from '../http/attempt';
import { cleanUp, CLEAN_UP_TIMEOUT, patiently } from '../http/cleanUp';
import { exchange, type ExchangeOptions } from '../http/exchange';
import type { Run } from '../node/run';
import { type Drive, itemPath } from './driveItem';
import { contentRange, type Fragment } from './fragments';
import type { GraphAccess } from './graph';
import { pathOf, type Target } from './target';

/**
 * An upload session. Its address carries its own authorization: no token goes there, and it is never shown to anybody.
 * https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 */
export class UploadSession {
	private constructor(
		private readonly url: string,
		private readonly access: GraphAccess,
	) {}

	private get run(): Run {
		return this.access.run;
	}

	/** When it is stopped meanwhile, the session comes all the same if it comes soon: to be given up. */
	static async create(drive: Drive, target: Target): Promise<UploadSession> {
		const { access } = drive.graph;
		const path = itemPath(drive, pathOf(target), 'createUploadSession');
		// The annotation counts only inside item; anywhere else it is ignored, and the file is replaced.
		const body = { item: { '@microsoft.graph.conflictBehavior': target.conflictBehavior } };
		const asking = { action: `upload "${target.name}"`, need: 'upload' as const, due: hasUploadUrl };
		const { uploadUrl } = await patiently(access.run.signal, (signal) =>
			drive.graph.ask<{ uploadUrl: string }>({ ...asking, signal }, path, (request) => request.post(body)),
		);
		return new UploadSession(uploadUrl, access);
	}

	/** Sends a fragment; the bytes may be overwritten as soon as there is an outcome. */
	async put(fragment: Fragment, bytes: Buffer): Promise<Outcome> {
		const { timeout, signal } = this.run;
		const headers = { 'Content-Range': contentRange(fragment), 'Content-Type': 'application/octet-stream' };
		return await this.send({ method: 'PUT', headers, body: bytes, timeout, signal });
	}

	/** Which ranges are still expected. */
	async status(): Promise<Outcome> {
		const { timeout, signal } = this.run;
		return await this.send({ method: 'GET', timeout, signal });
	}

	/** Gives the session up and what it holds; a session that this does not reach runs out by itself. */
	async cancel(): Promise<void> {
		const attempt = () => this.send({ method: 'DELETE', timeout: CLEAN_UP_TIMEOUT });
		await cleanUp(this.run, attempt, ({ status }) => status === 204 || status === 404);
	}

	private async send(options: ExchangeOptions): Promise<Outcome> {
		this.access.tally.requests += 1;
		return await exchange(this.url, options).then(
			({ status, headers, body }) => ({ status, headers, body: parsed(body) }),
			(error: Error) => broken(error, options.signal),
		);
	}
}

function hasUploadUrl(body: object): boolean {
	return (
		'uploadUrl' in body && /^https:/.test(String(body.uploadUrl)) && URL.canParse(String(body.uploadUrl))
	);
}

/** What is no JSON stays a text: it may be a page. */
function parsed(body: Buffer): unknown {
	const text = body.toString();
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text || undefined;
	}
}
