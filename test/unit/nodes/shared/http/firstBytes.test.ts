import { PassThrough, Readable } from 'node:stream';

import { Canceled } from '../../../../../nodes/shared/errors/canceled.ts';
import { firstBytes } from '../../../../../nodes/shared/http/firstBytes.ts';

const { signal } = new AbortController();
const MINUTE = 60_000;

/** A body whose next chunk never comes, and that cannot be ended before it does. */
function standingStill(...chunks: string[]): Readable {
	return Readable.from(
		(async function* () {
			yield* chunks.map((chunk) => Buffer.from(chunk));
			await Promise.withResolvers<void>().promise;
		})(),
		{ objectMode: false },
	);
}

test('all of a short body', async () => {
	const body = Readable.from([Buffer.from('no '), Buffer.from('access')], { objectMode: false });
	expect((await firstBytes(body, 100, { timeout: MINUTE, signal })).toString()).toBe('no access');
	expect(body.destroyed).toBe(true);
});

test('no more of a long body than is enough', async () => {
	const body = standingStill('no ', 'access');
	expect((await firstBytes(body, 3, { timeout: MINUTE, signal })).toString()).toMatch(/^no /);
	expect(body.destroyed).toBe(true);
});

test('what came of a body that stands still, and no more than the time allows', async () => {
	const body = standingStill('no ');
	expect((await firstBytes(body, 100, { timeout: 20, signal })).toString()).toBe('no ');
});

test('what came of a body that breaks off', async () => {
	const body = new PassThrough();
	const bytes = firstBytes(body, 100, { timeout: MINUTE, signal });
	body.once('data', () => body.destroy(new Error('reset')));
	body.write('no ');
	expect((await bytes).toString()).toBe('no ');
});

test('nothing once the execution is stopped', async () => {
	const stopped = new AbortController();
	const bytes = firstBytes(standingStill('no '), 100, { timeout: MINUTE, signal: stopped.signal });
	stopped.abort();
	await expect(bytes).rejects.toBeInstanceOf(Canceled);
});
