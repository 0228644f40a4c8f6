import type { INodeParameters } from 'n8n-workflow';

import { OpenedFiles } from '../unit/nodes/shared/file/openedFiles.ts';
import { LakeFixture } from './lakeFixture.ts';

const MEBI = 1024 * 1024;
const PAGES = 40;
const fixture = new LakeFixture();
const opened = new OpenedFiles();
const data = Buffer.alloc(PAGES * MEBI, 'hash');

/** The same file is to be put where it lies already, which its hash alone tells. */
const uploading = () => fixture.upload(data, { options: { skipUnchanged: true } });
const syncing = () => {
	const parameters: INodeParameters = { relativePath: 'out.csv', winner: 'source' };
	const { items } = fixture.upload(data);
	return fixture.onDrive('folder', 'sync', parameters, { items });
};

const storing = () => fixture.store(data, { options: { skipUnchanged: true } });

test.each([
	['an upload that may be skipped', uploading],
	['a sync', syncing],
	['an upload to the data lake that may be skipped', storing],
])('a stop ends the hashing for %s', async (_, node) => {
	fixture.cloud.drive.put('out.csv', data);
	// Only what was uploaded so has an MD5 there.
	if (node === storing) await fixture.succeed(storing());
	opened.handles.length = 0;
	const { result, cancel } = fixture.begin(node());
	await fixture.until(() => opened.handles.length > 0);
	const read = jest.spyOn(opened.handles[0]!, 'read');
	await fixture.until(() => read.mock.calls.length > 1);
	cancel();
	const { status, error } = await result;
	expect(status).toBe('canceled');
	expect(error?.message).toBe('The execution was canceled');
	expect(read.mock.calls.length).toBeLessThan(PAGES);
	expect(opened.closed).toEqual([true]);
});
