import { createHash, type Hash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

import { serviceError } from '../simulators/adls/refusal.ts';
import { LakeFixture, shown } from './lakeFixture.ts';

const fixture = new LakeFixture({ content: 'hashOnly' });
const MEBI = 1024 * 1024;
const SIZE = 1024 * MEBI;

/** A file that takes the memory of one chunk. Each chunk has a number, so that none can take another's place. */
function* numberedChunks(hash: Hash): Generator<Buffer> {
	const noise = randomBytes(MEBI);
	for (let number = 0; number < SIZE / noise.length; number++) {
		noise.writeUInt32BE(number);
		const chunk = Buffer.from(noise);
		hash.update(chunk);
		yield chunk;
	}
}

test.each<[string, () => object]>([
	['a client secret', () => fixture.cloud.lakeCredential],
	[
		'a certificate',
		() => ({ ...fixture.cloud.certificateCredential, ...fixture.cloud.lake.servicePrincipal }),
	],
	['an account key', () => fixture.cloud.lake.sharedKeyCredential],
	['a shared access signature', () => fixture.cloud.lake.sasCredential()],
])(
	'with %s a gibibyte arrives whole through everything that a network and a service do',
	async (kind, fields) => {
		const { faults } = fixture.dfs;
		const append = { method: 'PATCH', path: /action=append/ };
		faults.add({ ...append, skip: 10, does: { kind: 'resetRequest', afterBytes: 3 * MEBI } });
		faults.add({ ...append, skip: 30, does: serviceError('TooManyRequests', { 'retry-after': '61' }) });
		faults.add({ ...append, skip: 50, does: serviceError('InternalError') });
		faults.add({ ...append, skip: 70, does: serviceError('ServerBusy', { 'retry-after': '29' }) });
		faults.add({ ...append, skip: 90, does: { kind: 'loseAnswer' } });
		faults.add({ method: 'PATCH', path: /action=flush/, does: { kind: 'loseAnswer' } });
		faults.add({ method: 'PUT', path: /mode=legacy/, does: { kind: 'loseAnswer' } });

		const hash = createHash('sha256');
		const data = Readable.from(numberedChunks(hash), { objectMode: false });
		const items = [{ binary: { data: { data, fileName: 'large.csv', mimeType: 'text/csv' } } }];
		const fileName = `${kind}.csv`;
		const credentials = [fixture.lakeCredential(fields())];
		const [json] = await fixture.succeed(fixture.store('', { fileName }, { items, credentials }));

		expect(json?.file).toMatchObject({ name: fileName, size: SIZE, verified: true });
		expect(shown(fixture.files, fileName)).toEqual([hash.digest('hex')]);
		expect(fixture.waits.filter((wait) => wait > 10_000).toSorted()).toEqual([29_000, 61_000]);
		expect(json?.transfer).toMatchObject({ bytes: SIZE, retries: 6 });
	},
	300_000,
);
