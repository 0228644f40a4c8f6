import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';

import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { StagedFile } from '../../../../../nodes/shared/file/stagedFile.ts';
import { OpenedFiles } from './openedFiles.ts';

const MEBI = 1024 * 1024;
const content = randomBytes(2.5 * MEBI);
const opened = new OpenedFiles();
const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

/** The content, for a file of which the disk takes no more than so many bytes at a time, and so many in all. */
async function* ontoDisk(atATime: number, room = Infinity): AsyncGenerator<Buffer> {
	const [file] = opened.handles;
	const writev = file!.writev.bind(file);
	jest.spyOn(file!, 'writev').mockImplementation(async (buffers, position = 0) => {
		const most = Math.min(atATime, room - (position ?? 0));
		if (most <= 0) throw full;
		return await writev([Buffer.concat(buffers as Buffer[]).subarray(0, most)], position);
	});
	for (let at = 0; at < content.length; at += 1000)
		yield await Promise.resolve(content.subarray(at, at + 1000));
}

test.each([50_000, 77_777, 400_000, MEBI])(
	'all is written, even if the system takes only %i bytes at a time',
	async (atATime) => {
		const file = await StagedFile.of(ontoDisk(atATime));
		expect(file.size).toBe(content.length);
		expect((await file.read(Buffer.alloc(file.size), 0, file.size)).equals(content)).toBe(true);
	},
);

test('a disk that takes a part of what is written, and then no more, is full', async () => {
	await expect(StagedFile.of(ontoDisk(MEBI, content.length - 10))).rejects.toThrow(/^The disk is full/);
	expect(opened.closed).toEqual([true]);
});

test('a full disk says where, and what to do', async () => {
	const staged = StagedFile.of(ontoDisk(MEBI, 0));
	await expect(staged).rejects.toBeInstanceOf(Actionable);
	await expect(staged).rejects.toMatchObject({
		message: `The disk is full: the data do not fit into ${tmpdir()}`,
		fix: expect.stringContaining('TMPDIR') as string,
	});
});
