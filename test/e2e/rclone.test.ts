import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { Cloud } from '../simulators/cloud.ts';
import { rclone160 } from '../simulators/graph/behaviour.ts';
import type { Drive } from '../simulators/graph/drive.ts';
import { ConnectProxy } from '../sandbox/connectProxy.ts';
import { inDrive, Rclone } from '../sandbox/rclone.ts';

/** What the tree holds: nothing, little, more than one fragment of 10 MiB, and names that addresses have to encode. */
const TREE: Record<string, Buffer> = {
	'empty.csv': Buffer.alloc(0),
	'sales 2026.csv': Buffer.from('Region,Total\nÖsterreich,1\n'),
	'Reports/100% sure #1.csv': Buffer.from('a,b\n'),
	'Reports/関東/März.csv': Buffer.alloc(5 * 2 ** 20, 'März'),
	'large.bin': Buffer.alloc(25 * 2 ** 20 + 1, 'quickXor'),
};

let cloud: Cloud;
let proxy: ConnectProxy;

beforeAll(async () => {
	cloud = await Cloud.start({ names: 'real' });
	Object.assign(cloud.graph.behaviour, rclone160);
	proxy = await new ConnectProxy(cloud.ports).start();
});

afterAll(async () => {
	await proxy.stop();
	await cloud.stop();
});

const drives: Array<[string, () => Drive]> = [
	['OneDrive', () => cloud.drive],
	['a SharePoint library', () => cloud.sites.sales.library('Reports')],
];

describe.each(drives)('rclone 1.60 on %s', (_, driveOf) => {
	let rclone: Rclone;
	let drive: Drive;

	beforeAll(async () => {
		drive = driveOf();
		rclone = await Rclone.signIn(cloud, proxy, drive);
		for (const [path, bytes] of Object.entries(TREE)) {
			mkdirSync(dirname(rclone.path('here', path)), { recursive: true });
			writeFileSync(rclone.path('here', path), bytes);
		}
	});

	afterEach(() => {
		expect(cloud.journal.violations).toEqual([]);
		expect(proxy.refused).toEqual([]);
		expect(cloud.graph.openSessions).toBe(0);
	});

	afterAll(() => rclone.remove());

	test('copies a tree up, in fragments where it is large', async () => {
		await rclone.run('copy', rclone.path('here'), inDrive('Tree'));
		for (const [path, bytes] of Object.entries(TREE))
			expect(drive.file(`Tree/${path}`)?.bytes().equals(bytes)).toBe(true);
	});

	test('has nothing to copy a second time', async () => {
		const writes = () => cloud.graph.requests.filter(({ method }) => method !== 'GET').length;
		const before = writes();
		await rclone.run('copy', rclone.path('here'), inDrive('Tree'));
		expect(writes()).toBe(before);
	});

	test('agrees on every quickXorHash, and sees a byte that differs', async () => {
		const check = ['check', rclone.path('here'), inDrive('Tree')];
		await rclone.run(...check);
		const { size } = drive.file('Tree/sales 2026.csv')!;
		drive.put('Tree/sales 2026.csv', Buffer.alloc(size));
		await expect(rclone.run(...check)).rejects.toThrow('1 differences found');
		drive.put('Tree/sales 2026.csv', TREE['sales 2026.csv']!);
	});

	test('lists what is there, with sizes and hashes', async () => {
		const listed = JSON.parse(
			await rclone.run('lsjson', '--recursive', '--files-only', '--hash', inDrive('Tree')),
		) as Array<{ Path: string; Size: number; Hashes: { quickxor: string } }>;
		const base64 = (hash: string) => Buffer.from(hash, 'hex').toString('base64');
		expect(
			Object.fromEntries(listed.map(({ Path, Size, Hashes }) => [Path, [Size, base64(Hashes.quickxor)]])),
		).toEqual(
			Object.fromEntries(
				Object.entries(TREE).map(([path, { length }]) => [
					path,
					[length, drive.file(`Tree/${path}`)?.quickXorHash],
				]),
			),
		);
	});

	test('copies it down again', async () => {
		await rclone.run('copy', inDrive('Tree'), rclone.path('back'));
		for (const [path, bytes] of Object.entries(TREE))
			expect(readFileSync(rclone.path('back', path)).equals(bytes)).toBe(true);
	});

	test('moves a file to another name and folder', async () => {
		await rclone.run('moveto', inDrive('Tree/empty.csv'), inDrive('Tree/Moved/nothing.csv'));
		expect(drive.file('Tree/empty.csv')).toBeUndefined();
		expect(drive.file('Tree/Moved/nothing.csv')?.size).toBe(0);
	});

	test('deletes the files that it is told to', async () => {
		await rclone.run('delete', inDrive('Tree/Reports'), '--include', '*.csv');
		expect(drive.list('Tree/Reports')).toEqual(['関東']);
		expect(drive.list('Tree/Reports/関東')).toEqual([]);
	});

	test('purges a tree', async () => {
		await rclone.run('purge', inDrive('Tree'));
		expect(drive.list()).not.toContain('Tree');
	});
});

test('what it does against the rules is what the vendor lets pass', () => {
	const { entries } = cloud.journal;
	expect([...new Set(entries.flatMap(({ warnings = [] }) => warnings))].sort()).toEqual([
		'@name.conflictBehavior is ignored: Graph calls it @microsoft.graph.conflictBehavior',
		'a download URL is pre-authenticated: no Authorization header is sent to it',
		'an upload URL is pre-authenticated: no Authorization header is sent to it',
	]);
});
