import { createHash, randomBytes } from 'node:crypto';

import { Fixture } from './fixture.ts';

const fixture = new Fixture();
const MEBI = 1024 * 1024;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe.each([0, 1, 10 * MEBI - 1, 10 * MEBI, 10 * MEBI + 1, 60 * MEBI])('a file of %i bytes', (size) => {
	const folder = `Size ${size}`;
	const first = randomBytes(size);
	const second = randomBytes(size);
	const upload = (data: Buffer, conflictBehavior: string) =>
		fixture.upload(data, { folderPath: folder, fileName: 'data.csv', conflictBehavior });
	const stored = (name: string) => fixture.cloud.drive.file(`${folder}/${name}`)?.sha256;

	test('is there once it is uploaded, whatever is to happen to one that is not there', async () => {
		for (const conflictBehavior of ['fail', 'rename', 'replace']) {
			const fileName = `${conflictBehavior}.csv`;
			const [json] = await fixture.succeed(
				fixture.upload(first, { folderPath: folder, fileName, conflictBehavior }),
			);
			expect(json?.file).toMatchObject({
				name: fileName,
				size,
				verified: true,
				path: `/${folder}/${fileName}`,
			});
			expect(stored(fileName)).toBe(sha256(first));
		}
	});

	test('replaces', async () => {
		await fixture.succeed(upload(first, 'replace'));
		const [json] = await fixture.succeed(upload(second, 'replace'));
		expect(json?.file).toMatchObject({ name: 'data.csv', size, verified: true });
		expect(stored('data.csv')).toBe(sha256(second));
	});

	test('is renamed, and the output has the name it got', async () => {
		await fixture.succeed(upload(first, 'replace'));
		for (const name of ['data 1.csv', 'data 2.csv']) {
			const [json] = await fixture.succeed(upload(second, 'rename'));
			expect(json?.file).toMatchObject({ name, path: `/${folder}/${name}`, verified: true });
			expect(stored(name)).toBe(sha256(second));
		}
		expect(stored('data.csv')).toBe(sha256(first));
	});

	test('fails, and leaves alone what is there', async () => {
		await fixture.succeed(upload(first, 'replace'));
		const error = await fixture.fail(upload(second, 'fail'));
		expect(error.message).toBe(`There is a file "${folder}/data.csv" already`);
		expect(error.description).toContain('Choose Replace or Rename for "If File Exists"');
		expect(stored('data.csv')).toBe(sha256(first));
	});

	test('shows under its name only whole', async () => {
		await fixture.succeed(upload(first, 'replace'));
		await fixture.succeed(upload(second, 'replace'));
		const whole = [sha256(first), sha256(second)];
		for (const version of fixture.cloud.drive.history(`${folder}/data.csv`))
			expect(whole).toContain(version.sha256);
	});
});

test('a file that appears while a large one is on its way is not overwritten when that is to fail', async () => {
	const { drive, graph } = fixture.cloud;
	const large = randomBytes(25 * MEBI);
	const node = fixture.upload(large, { fileName: 'race.csv', conflictBehavior: 'fail' });
	const run = fixture.begin(node);
	await fixture.until(() => graph.openSessions === 1);
	drive.put('race.csv', 'somebody else was faster');
	const { error } = await run.result;
	expect(error?.message).toBe('OneDrive could not upload "race.csv" (409 nameAlreadyExists)');
	expect(drive.file('race.csv')?.bytes().toString()).toBe('somebody else was faster');
});
