import { setTimeout } from 'node:timers/promises';

import { type Answer, exchange } from '../http/exchange';
import { broken, type Outcome } from '../http/attempt';
import type { Run } from '../node/run';
import { type Drive, itemPath } from './driveItem';
import { contentRange, type Fragment } from './fragments';
import { pathOf, type Target } from './target';

/** Milliseconds without an answer after which cleaning up is given up. */
const CANCEL_TIMEOUT = 5000;
/** Milliseconds. An execution that is canceled has to end within a second, whether the service answers or not. */
const CANCEL_PATIENCE = 700;

/**
 * An upload session. Its address carries its own authorization: no token goes there, and it is never shown to anybody.
 * https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 */
export class UploadSession {
	private constructor(
		private readonly url: string,
		private readonly run: Run,
	) {}

	static async create(drive: Drive, target: Target): Promise<UploadSession> {
		const path = itemPath(drive, pathOf(target), 'createUploadSession');
		// The annotation counts only inside item; anywhere else it is ignored, and the file is replaced.
		const body = { item: { '@microsoft.graph.conflictBehavior': target.conflictBehavior } };
		const asking = { action: `upload "${target.name}"`, need: 'upload' as const, due: hasUploadUrl };
		const { uploadUrl } = await drive.graph.ask<{ uploadUrl: string }>(asking, path, (request) =>
			request.post(body),
		);
		return new UploadSession(uploadUrl, drive.graph.access.run);
	}

	/** Sends a fragment; the bytes may be overwritten as soon as there is an outcome. */
	async put(fragment: Fragment, bytes: Buffer): Promise<Outcome> {
		const { timeout, signal } = this.run;
		const headers = { 'Content-Range': contentRange(fragment), 'Content-Type': 'application/octet-stream' };
		return await this.outcome(exchange(this.url, { method: 'PUT', headers, body: bytes, timeout, signal }));
	}

	/** Which ranges are still expected. */
	async status(): Promise<Outcome> {
		const { timeout, signal } = this.run;
		return await this.outcome(exchange(this.url, { method: 'GET', timeout, signal }));
	}

	/**
	 * Gives the session up and what it holds; a session that this does not reach runs out by itself. A service that is slow
	 * to answer is not waited for.
	 */
	async cancel(): Promise<void> {
		const request = exchange(this.url, { method: 'DELETE', timeout: CANCEL_TIMEOUT }).catch(() => undefined);
		await Promise.race([request, setTimeout(CANCEL_PATIENCE, undefined, { ref: false })]);
	}

	private async outcome(answer: Promise<Answer>): Promise<Outcome> {
		return await answer.then(
			({ status, headers, body }) => ({ status, headers, body: parsed(body) }),
			(error: Error) => broken(error, this.run.signal),
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
