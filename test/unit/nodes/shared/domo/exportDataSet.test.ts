import { text } from 'node:stream/consumers';

import type { DataSet } from '../../../../../nodes/shared/domo/dataSet.ts';
import { exportDataSet, type ExportOptions } from '../../../../../nodes/shared/domo/exportDataSet.ts';
import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { Unreachable } from '../../../../../nodes/shared/errors/serviceError.ts';
import { FakeClock } from '../http/fakeClock.ts';
import { arriving, FakeDomo } from './fakeDomo.ts';

const clock = new FakeClock();
const csv = 'a,b\n1,"x\ny"\n2,\n';
const dataSet: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Sales',
	rows: 2,
	columns: 2,
	schema: [],
	updatedAt: '2026-03-01T00:00:00Z',
	dataCurrentAt: '2026-03-01T00:00:00Z',
};
const dataPath = `/v1/datasets/${dataSet.id}/data?includeHeader=`;
const asUsual: ExportOptions = { headerRow: true, rowCountMismatch: 'fail', onProgress: () => undefined };
const exported = async <T>(
	fake: FakeDomo,
	use: (chunks: AsyncIterable<Buffer>) => Promise<T>,
	options: Partial<ExportOptions> = {},
) => await exportDataSet(fake.run, dataSet, { ...asUsual, ...options }, use);

test('hands the whole CSV over, once, and tells its size', async () => {
	const fake = new FakeDomo({ body: arriving(csv) });
	expect(await exported(fake, text)).toEqual({ result: csv, bytes: csv.length, warnings: [] });
	expect(fake.paths).toEqual([`${dataPath}true`]);
});

test('tells how much has come while it comes, from the beginning again when it begins again', async () => {
	const fake = new FakeDomo({ body: arriving('a,b\n1', 'breaks') }, { body: arriving(csv) });
	const told: number[] = [];
	await exported(fake, text, { onProgress: (bytes) => told.push(bytes) });
	expect(told).toEqual([3, 5, 3, 6, 9, 12, 15]);
});

test('without a header row every record is a row', async () => {
	const fake = new FakeDomo({ body: arriving('1,\n2,\n') });
	expect((await exported(fake, text, { headerRow: false })).warnings).toEqual([]);
	expect(fake.paths).toEqual([`${dataPath}false`]);
});

test('begins again from the beginning when the connection breaks', async () => {
	const fake = new FakeDomo({ body: arriving('a,b\n1', 'breaks') }, { body: arriving(csv) });
	const attempts: string[] = [];
	const use = async (chunks: AsyncIterable<Buffer>) => {
		const at = attempts.push('') - 1;
		for await (const chunk of chunks) attempts[at] += chunk.toString();
		return 'used';
	};
	expect(await exported(fake, use)).toEqual({ result: 'used', bytes: csv.length, warnings: [] });
	expect(attempts).toEqual(['a,b\n1', csv]);
	expect(clock.sleeps).toHaveLength(1);
});

test('says why when the connection breaks again and again', async () => {
	const fake = new FakeDomo(...Array.from({ length: 11 }, () => ({ body: arriving('a', 'breaks') })));
	const failed = exported(fake, text);
	await expect(failed).rejects.toBeInstanceOf(Unreachable);
	await expect(failed).rejects.toMatchObject({
		why: 'it broke the connection',
		action: 'export DataSet "Sales"',
	});
	expect(fake.paths).toHaveLength(10);
});

test('what goes wrong with the reader is not repeated, and ends the export', async () => {
	const body = arriving(csv);
	const fake = new FakeDomo({ body });
	const own = new Error('disk full');
	const use = async (chunks: AsyncIterable<Buffer>) => {
		for await (const chunk of chunks) if (chunk.length > 0) throw own;
	};
	await expect(exported(fake, use)).rejects.toBe(own);
	expect(fake.requests[0]!.abortSignal?.aborted).toBe(true);
	expect(fake.paths).toHaveLength(1);
});

test('a reader that has enough ends the export, and no rows are compared', async () => {
	const fake = new FakeDomo({ body: arriving(csv) });
	const use = async (chunks: AsyncIterable<Buffer>) => {
		for await (const chunk of chunks) return chunk.toString();
	};
	expect(await exported(fake, use)).toMatchObject({ result: 'a,b', warnings: [] });
	expect(fake.requests[0]!.abortSignal?.aborted).toBe(true);
	expect(fake.paths).toHaveLength(1);
});

test.each([
	['fails', () => Promise.reject(new Error('disk full'))],
	['has no need of it', () => Promise.resolve('nothing read')],
])('a reader that %s before it begins to read ends the export', async (_, use) => {
	const fake = new FakeDomo({ body: arriving(csv) });
	await Promise.allSettled([exported(fake, use)]);
	expect(fake.requests[0]!.abortSignal?.aborted).toBe(true);
	expect(fake.paths).toHaveLength(1);
});

describe('with fewer rows than Domo says', () => {
	const short = () => ({ body: arriving('a,b\n1,\n') });

	test('fails before the end of the data, so that nobody takes them for complete', async () => {
		const fake = new FakeDomo(short(), { body: dataSet });
		let complete = false;
		const use = async (chunks: AsyncIterable<Buffer>) => {
			for await (const chunk of chunks) void chunk;
			complete = true;
		};
		const failed = exported(fake, use);
		await expect(failed).rejects.toBeInstanceOf(Actionable);
		await expect(failed).rejects.toMatchObject({
			message: 'The export of DataSet "Sales" holds 1 rows, but Domo says it has 2',
			fix: expect.stringMatching(/run again.*Row Count Mismatch to Warn/) as string,
		});
		expect(complete).toBe(false);
		expect(fake.paths).toEqual([`${dataPath}true`, `/v1/datasets/${dataSet.id}`]);
	});

	test('names Personalized Data Permissions where they are on', async () => {
		const failed = exported(new FakeDomo(short(), { body: { ...dataSet, pdpEnabled: true } }), text);
		await expect(failed).rejects.toMatchObject({ fix: expect.stringMatching(/Personalized Data/) as string });
	});

	test('goes on with a warning if the user wants that', async () => {
		const fake = new FakeDomo(short(), { body: dataSet });
		expect(await exported(fake, text, { rowCountMismatch: 'warn' })).toMatchObject({
			result: 'a,b\n1,\n',
			warnings: ['The export of DataSet "Sales" holds 1 rows, but Domo says it has 2.'],
		});
	});

	test('is content when the DataSet has become so', async () => {
		const fake = new FakeDomo(short(), { body: { ...dataSet, rows: 1 } });
		expect((await exported(fake, text)).warnings).toEqual([]);
	});

	test.each([{ rows: 3 }, { updatedAt: '2026-03-01T00:01:00Z' }, { dataCurrentAt: '2026-03-01T00:01:00Z' }])(
		'goes on with a warning when the DataSet changed meanwhile: %p',
		async (change) => {
			const fake = new FakeDomo(short(), { body: { ...dataSet, ...change } });
			const { warnings } = await exported(fake, text);
			expect(warnings).toEqual([expect.stringMatching(/1 rows.*changed while it was exported\.$/)]);
		},
	);
});

test('more rows than Domo says are no more right than fewer', async () => {
	const fake = new FakeDomo({ body: arriving('a,b\n1,\n2,\n3,\n') }, { body: dataSet });
	await expect(exported(fake, text)).rejects.toThrow(/holds 3 rows, but Domo says it has 2/);
});
