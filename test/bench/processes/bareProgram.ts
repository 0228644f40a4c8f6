import { open } from 'node:fs/promises';
import { Agent, request } from 'node:https';

import { answering } from './child.ts';
import type { BareAnswer, BareQuestion } from './bareUploader.ts';

/** The least that an upload in fragments takes: one buffer, one connection, nothing looked at but the status. */
const agent = new Agent({ keepAlive: true });

answering<BareQuestion, BareAnswer>(async ({ path, url, fragmentBytes, authority }) => {
	const cpu = process.cpuUsage();
	const started = performance.now();
	const file = await open(path, 'r');
	const { size } = await file.stat();
	const buffer = Buffer.allocUnsafeSlow(fragmentBytes);
	for (let start = 0; start < size; start += fragmentBytes) {
		const { bytesRead } = await file.read(buffer, 0, Math.min(fragmentBytes, size - start), start);
		const range = `bytes ${start}-${start + bytesRead - 1}/${size}`;
		await put(url, buffer.subarray(0, bytesRead), range, authority);
	}
	await file.close();
	const { user, system } = process.cpuUsage(cpu);
	return { milliseconds: performance.now() - started, cpuMilliseconds: (user + system) / 1000 };
});

async function put(url: string, body: Buffer, range: string, ca: string): Promise<void> {
	const headers = { 'Content-Range': range, 'Content-Length': body.length };
	await new Promise<void>((resolve, reject) => {
		const outgoing = request(url, { method: 'PUT', headers, agent, ca }, (incoming) => {
			incoming.resume();
			incoming.on('error', reject);
			incoming.on('end', () =>
				(incoming.statusCode ?? 500) < 300 ? resolve() : reject(new Error(`status ${incoming.statusCode}`)),
			);
		});
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}
