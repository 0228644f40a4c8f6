import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';

import { byId, byPath, Fixture } from './fixture.ts';
import type { BinaryMode } from './n8n.ts';

/** What holds in every way in which n8n keeps files. */
export function describeBinaryMode(binaryMode: BinaryMode): void {
	const dataSet = {
		id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
		name: 'Orders',
		columns: [{ name: 'id', type: 'LONG' as const }],
		rows: [[1], [2], [3]],
	};
	const fixture = new Fixture({ binaryMode, dataSets: [dataSet] });
	const stored = (name: string) => fixture.cloud.drive.file(name)?.bytes();
	const data = randomBytes(12 * 1024 * 1024);

	// What is kept in memory has no id, by which n8n knows a file when it is not in a field of its own.
	const modes = binaryMode === 'default' ? (['separate'] as const) : (['separate', 'combined'] as const);

	describe.each(modes)('files kept %s', (mode) => {
		const settings = { binaryMode: mode } as never;
		const named =
			mode === 'separate' ? ['data', '={{ $binary.data }}'] : ['_files.data', '={{ $json._files.data }}'];
		const fields = binaryMode === 'default' ? named.slice(0, 1) : named;

		test.each(fields)('a large file arrives whole, named by %s', async (binaryPropertyName) => {
			const fileName = `${mode}.csv`;
			const [json] = await fixture.succeed(
				fixture.upload(data, { fileName, binaryPropertyName }, { settings }),
			);
			expect(json?.file).toMatchObject({ size: data.length, verified: true });
			expect(stored(fileName)?.equals(data)).toBe(true);
		});

		test('an encoded file arrives whole', async () => {
			const text = 'Übergröße 東京\n'.repeat(50_000);
			const parameters = {
				fileName: 'encoded.csv',
				binaryPropertyName: fields[0],
				options: { encoding: 'utf16le' },
			};
			await fixture.succeed(fixture.upload(text, parameters, { settings }));
			expect(stored('encoded.csv')?.equals(Buffer.from(text, 'utf16le'))).toBe(true);
		});
	});

	test('a stop while a file is encoded ends that at once', async () => {
		const text = Buffer.alloc(20 * 1024 * 1024, 'a,b\n');
		const run = fixture.begin(fixture.upload(text, { options: { encoding: 'utf16le' } }));
		let written = 0;
		const { open } = fs;
		const opening = jest.spyOn(fs, 'open').mockImplementation(async (...parameters) => {
			const handle = await open(...parameters);
			const write = handle.writev.bind(handle);
			jest.spyOn(handle, 'writev').mockImplementation(async (...batch) => {
				written += 1;
				run.cancel();
				return await write(...batch);
			});
			return handle;
		});
		expect((await run.result).status).toBe('canceled');
		opening.mockRestore();
		expect(written).toBe(1);
		expect(fixture.cloud.drive.list()).not.toContain('out.csv');
	});

	test('a file of the drive is downloaded into it', async () => {
		fixture.cloud.drive.put('stored.bin', data);
		const { core, Container } = fixture.engine.modules;
		const { items } = await fixture.run(fixture.onDrive('file', 'download', { item: byPath('stored.bin') }));
		const bytes = await Container.get(core.BinaryDataService).getAsBuffer(items[0]?.binary?.data as never);
		expect(bytes.equals(data)).toBe(true);
	});

	test('a DataSet is exported into it', async () => {
		const { core, Container } = fixture.engine.modules;
		const { items } = await fixture.run({
			type: 'domo',
			credentials: [fixture.domo],
			parameters: { resource: 'dataSet', operation: 'export', output: 'file', dataSetId: byId(dataSet.id) },
		});
		const bytes = await Container.get(core.BinaryDataService).getAsBuffer(items[0]?.binary?.data as never);
		expect(bytes.toString()).toBe('id\n1\n2\n3\n');
	});
}
