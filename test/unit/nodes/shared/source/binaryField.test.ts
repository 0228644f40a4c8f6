import { Readable } from 'node:stream';

import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Run } from '../../../../../nodes/shared/node/run.ts';
import { binaryField } from '../../../../../nodes/shared/source/binaryField.ts';

const run = { timeout: 5000, signal: new AbortController().signal } as Run;
const dataSet = { id: 'id', name: 'Sales' };

function fieldWith(binary: Partial<IBinaryData>, stream?: Readable, json: IDataObject = { dataSet }) {
	const context = {
		getNodeParameter: () => 'data',
		getInputData: () => [{ json: {} }, { json }],
		helpers: {
			assertBinaryData: () => ({ data: '', mimeType: 'text/csv', ...binary }),
			getBinaryPath: (id: string) => `/storage/${id}`,
			getBinaryStream: () => Promise.resolve(stream),
		},
	} as unknown as IExecuteFunctions;
	return binaryField(run, context, 1);
}

async function pieces(chunks: AsyncIterable<Buffer>): Promise<Buffer[]> {
	const all: Buffer[] = [];
	for await (const chunk of chunks) all.push(chunk);
	return all;
}

test.each([
	['filesystem', 'filesystem-v2:abc', '/storage/filesystem-v2:abc'],
	['database', 'database:abc', undefined],
	['memory', undefined, undefined],
])('a file that n8n keeps by %s lies at %p', (_, id, path) => {
	expect(fieldWith({ id }).path).toBe(path);
});

test('the DataSet that the item comes from is known, and the extension of the file', () => {
	expect(fieldWith({ fileExtension: 'json' })).toMatchObject({ dataSet, extension: 'json' });
	expect(fieldWith({ fileExtension: '' }).extension).toBe('csv');
	expect(fieldWith({}).extension).toBe('csv');
});

test.each([
	{},
	{ dataSet: null },
	{ dataSet: 'Sales' },
	{ dataSet: 7 },
	{ dataSet: {} },
	{ dataSet: [dataSet] },
	{ dataSet: { id: 'id' } },
	{ dataSet: { name: 'Sales' } },
	{ dataSet: { id: 7, name: 'Sales' } },
	{ dataSet: { id: 'id', name: ['Sales'] } },
	{ dataSet: { id: '', name: 'Sales' } },
])('an item with %j comes from no DataSet that is known', (json) => {
	expect(fieldWith({}, undefined, json).dataSet).toBeUndefined();
});

test('a file in memory is read', async () => {
	const field = fieldWith({ data: Buffer.from('Zoë,1\n').toString('base64') });
	const { result, warnings } = await field.read(pieces);
	expect(Buffer.concat(result).toString()).toBe('Zoë,1\n');
	expect(warnings).toEqual([]);
});

test('a file that comes as one chunk of everything is handed on in small ones', async () => {
	const all = Buffer.alloc(600_000, 'abc');
	const stream = Readable.from([all]);
	const { result } = await fieldWith({ id: 'database:abc' }, stream).read(pieces);
	expect(result.map(({ length }) => length)).toEqual([262_144, 262_144, 75_712]);
	expect(Buffer.concat(result).equals(all)).toBe(true);
	expect(stream.destroyed).toBe(true);
});

test('a reader that fails closes the file', async () => {
	const stream = Readable.from([Buffer.from('a'), Buffer.from('b')]);
	const own = new Error('disk full');
	const failed = fieldWith({ id: 'database:abc' }, stream).read(async (chunks) => {
		for await (const chunk of chunks) if (chunk.length > 0) throw own;
	});
	await expect(failed).rejects.toBe(own);
	expect(stream.destroyed).toBe(true);
});
