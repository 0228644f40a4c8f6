import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { createGzip } from 'node:zlib';

import type { Disturbance } from './faults.ts';

/** Thrown to leave a handler when a fault has cut the connection. */
export class Dropped extends Error {}

/** The body of an answer on its way, with the disturbance (if any) that it is to suffer. */
export class AnswerBody {
	private readonly response: ServerResponse;
	private readonly disturbance: Disturbance | undefined;
	private readonly drop: () => never;

	/** @param drop cuts the connection */
	constructor(response: ServerResponse, disturbance: Disturbance | undefined, drop: () => never) {
		this.response = response;
		this.disturbance = disturbance;
		this.drop = drop;
	}

	/** Sends it as it is made, and ends the answer unless that is to stand still. */
	async send(body: Iterable<Buffer> | AsyncIterable<Buffer>, gzip: boolean): Promise<void> {
		const content =
			this.disturbance?.kind === 'endEarly' ? beginning(body, this.disturbance.afterBytes) : body;
		const source: AsyncIterable<Buffer> = gzip ? gzipped(content) : Readable.from(content);
		let sent = 0;
		for await (const chunk of source) {
			for (const piece of this.disturbed(chunk, sent)) {
				if (piece === 'hold') return;
				if (piece === 'turn') await setImmediate();
				else await this.write(piece);
			}
			sent += chunk.length;
		}
		if (this.disturbance?.kind !== 'stall') this.end();
	}

	private *disturbed(chunk: Buffer, sent: number): Generator<Buffer | 'hold' | 'turn'> {
		const does = this.disturbance;
		if (does?.kind === 'drip') {
			for (let at = 0; at < chunk.length; at += does.bytes) {
				yield chunk.subarray(at, at + does.bytes);
				yield 'turn';
			}
		} else if (
			does &&
			'afterBytes' in does &&
			does.kind !== 'resetRequest' &&
			does.kind !== 'endEarly' &&
			sent + chunk.length > does.afterBytes
		) {
			yield chunk.subarray(0, does.afterBytes - sent);
			if (does.kind === 'resetAnswer') this.drop();
			yield 'hold';
		} else {
			yield chunk;
		}
	}

	private async write(chunk: Buffer): Promise<void> {
		if (this.response.destroyed) throw new Dropped();
		if (this.response.write(chunk)) return;
		await new Promise<void>((resolve) => {
			const settle = () => {
				this.response.off('drain', settle).off('close', settle);
				resolve();
			};
			this.response.on('drain', settle).on('close', settle);
		});
	}

	private end(): void {
		this.response.end();
	}
}

/** As much of a body as there is before it ends early: what makes it ends then, so it may still be compressed as a whole. */
async function* beginning(
	body: Iterable<Buffer> | AsyncIterable<Buffer>,
	bytes: number,
): AsyncGenerator<Buffer> {
	let left = bytes;
	for await (const chunk of body) {
		yield chunk.subarray(0, left);
		left -= chunk.length;
		if (left <= 0) return;
	}
}

/** Unlike pipe, this hands an error of the source on, and closes the source when the reader goes away. */
function gzipped(body: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncIterable<Buffer> {
	return pipeline(Readable.from(body), createGzip(), () => undefined);
}
