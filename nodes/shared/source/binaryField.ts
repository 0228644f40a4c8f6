import { Readable } from 'node:stream';

import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { DataSet } from '../domo/dataSet';
import { Canceled } from '../errors/canceled';
import { guarded } from '../http/guarded';
import type { Run } from '../node/run';
import type { FileSource } from './fileSource';

/** Bytes handed on at a time. */
const CHUNK = 256 * 1024;

/**
 * The file in a binary field of an input item, in whatever way n8n keeps it.
 * @throws n8n's NodeOperationError when the item has no such field
 */
export function binaryField(run: Run, context: IExecuteFunctions, item: number): FileSource {
	// The parameter may be a field's name, a path, or the binary object itself: n8n tells them apart.
	const parameter = context.getNodeParameter('binaryPropertyName', item) as string | IBinaryData;
	const binary = context.helpers.assertBinaryData(item, parameter);
	return {
		dataSet: dataSetIn(context.getInputData()[item]?.json),
		name: binary.fileName,
		extension: binary.fileExtension || 'csv',
		path: binary.id?.startsWith('filesystem') ? context.helpers.getBinaryPath(binary.id) : undefined,
		async read(use) {
			const stream = binary.id
				? await context.helpers.getBinaryStream(binary.id, CHUNK)
				: Readable.from(Buffer.from(binary.data, 'base64'), { objectMode: false });
			const arriving = { body: stream, stop: () => void stream.destroy() };
			// A file that nobody has begun to read is closed by nothing else.
			const result = await use(sliced(guarded(arriving, run), run.signal)).finally(arriving.stop);
			return { result, warnings: [] };
		},
	};
}

/** The DataSet that the Domo node put into an item. What else may be called so there is none. */
function dataSetIn(json: IDataObject | undefined): DataSet | undefined {
	const found = json?.dataSet as Partial<DataSet> | null | undefined;
	return found?.id && typeof found.id === 'string' && typeof found.name === 'string'
		? (found as DataSet)
		: undefined;
}

/** n8n gives a file that it keeps in its database as one chunk of everything, in which a stop has to be noticed as well. */
async function* sliced(chunks: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
	for await (const chunk of chunks) {
		for (let at = 0; at < chunk.length; at += CHUNK) {
			if (signal.aborted) throw new Canceled();
			yield chunk.subarray(at, at + CHUNK);
		}
	}
}
