import type { IExecuteFunctions } from 'n8n-workflow';

import type { Drive, DriveItem } from '../../../../../../nodes/shared/drive/driveItem.ts';
import { Download } from '../../../../../../nodes/shared/drive/download/download.ts';
import { QuickXorHash } from '../../../../../../nodes/shared/file/quickXorHash.ts';
import { Run } from '../../../../../../nodes/shared/node/run.ts';
import { newTally } from '../../../../../../nodes/shared/node/tally.ts';
import type { Exchange } from '../../../../../simulators/exchange.ts';
import { SimulatorServer } from '../../../../../simulators/server.ts';
import { SimulatorFixture } from '../../../../simulators/simulatorFixture.ts';
import { FakeClock } from '../../http/fakeClock.ts';
import { trust } from '../../http/trust.ts';

const MEBI = 1024 * 1024;
const BLOCK = Buffer.alloc(64 * 1024, 'block');
new FakeClock();

let made: number;
/** Content that is made as it leaves. */
function* blocks(count: number): Generator<Buffer> {
	for (let number = 0; number < count; number++) {
		made += BLOCK.length;
		yield BLOCK;
	}
}
let answer: (exchange: Exchange) => Promise<void>;
const fixture = new SimulatorFixture((surroundings) => ({
	server: new SimulatorServer('content', async (exchange) => await answer(exchange), surroundings),
}));
trust(fixture);
beforeEach(() => void (made = 0));

function downloadOf(size: number, quickXorHash?: string) {
	const item: DriveItem = { id: '01A', name: 'a.bin', size, file: { hashes: { quickXorHash } } };
	const context = { getExecutionCancelSignal: () => undefined } as unknown as IExecuteFunctions;
	const tally = newTally();
	const access = {
		run: new Run(context),
		tally,
		service: 'OneDrive',
		credentialType: 'oneDriveWritebackAppApi',
	};
	const redirection = () => Promise.resolve(`${fixture.simulator.server.origin}/content?secret=1`);
	const drive = { root: '/drives/x', graph: { access, redirection } } as unknown as Drive;
	const told: number[] = [];
	const onProgress = (received: number) => void told.push(received);
	return {
		download: new Download(drive, item, { verify: quickXorHash !== undefined, onProgress }),
		tally,
		told,
	};
}

test('no more is read than somebody takes, however large the file is', async () => {
	const size = 1024 * MEBI;
	answer = (exchange) =>
		exchange.stream(200, blocks(size / BLOCK.length), { 'content-length': String(size) });
	const { download, tally } = downloadOf(size);
	let taken = 0;
	for await (const chunk of download.content()) {
		taken += chunk.length;
		if (taken >= MEBI) break;
	}
	expect(tally.bytes).toBe(taken);
	// What lies between is on its way, in the buffers of both ends' connections.
	expect(made).toBeLessThan(64 * MEBI);
	expect(download.arrival).toBeUndefined();
});

test('it is not said to have arrived before its end was read', async () => {
	const hash = new QuickXorHash();
	for (const block of blocks(3)) hash.update(block);
	const size = 3 * BLOCK.length;
	answer = (exchange) => exchange.stream(200, blocks(3), { 'content-length': String(size) });
	const { download, tally, told } = downloadOf(size, hash.digest());
	for await (const chunk of download.content()) {
		expect(chunk.length).toBeGreaterThan(0);
		expect(download.arrival).toBeUndefined();
	}
	expect(download.arrival).toMatchObject({ verified: true, hash: hash.digest(), warnings: [] });
	expect(told.at(-1)).toBe(size);
	expect(tally).toMatchObject({ bytes: size, requests: 1, retries: 0, resumed: 0 });
});

test('a refusal for good is told without the page that came with it', async () => {
	answer = (exchange) => exchange.reply(400, '<html>secret</html>', { 'content-type': 'text/html' });
	const { download } = downloadOf(1);
	await expect(download.content().next()).rejects.toMatchObject({
		service: 'OneDrive',
		action: 'download "a.bin"',
		refusal: { status: 400, codes: [], text: undefined },
	});
});
