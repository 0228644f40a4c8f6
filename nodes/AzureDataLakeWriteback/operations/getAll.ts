import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { listChoiceFields, listChoiceOf } from '../../shared/node/listChoice';
import type { Run } from '../../shared/node/run';
import { newTally } from '../../shared/node/tally';
import { fileSystemField, fileSystemOf } from '../fileSystem';
import { folderOf, folderPathField } from '../folderPath';
import { quoted } from '../lake/eTag';
import { Lake } from '../lake/lake';
import { type Found, listing } from '../lake/listing';
import type { LakeOperation } from './lakeOperation';

export const getAll: LakeOperation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		description: 'List the files or the folders in a folder',
		action: 'Get many files',
	},
	fields: [
		fileSystemField,
		folderPathField,
		...listChoiceFields([
			{ name: 'Files', value: 'files' },
			{ name: 'Files and Folders', value: 'all' },
			{ name: 'Folders', value: 'folders' },
		]),
	],
	operation: execute,
};

type ItemTypes = 'all' | 'files' | 'folders';

/** Lists a folder, one output item for each that is found. */
async function execute(run: Run, context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
	const lake = await Lake.open(run, context, item, newTally());
	const fileSystem = fileSystemOf(context, item, lake.credential);
	const folder = { fileSystem, segments: folderOf(context, item) };
	const { limit, simplify, itemTypes, recursive, matches } = listChoiceOf<ItemTypes>(context, item);
	const outputs: INodeExecutionData[] = [];
	for await (const found of listing(lake, folder, { recursive })) {
		const isWanted = itemTypes === 'all' || found.isDirectory === (itemTypes === 'folders');
		if (!isWanted || !matches(found.within.at(-1) ?? '')) continue;
		outputs.push({ json: simplify ? simplified(found, fileSystem) : whole(found) });
		if (outputs.length >= limit) break;
	}
	return outputs;
}

/** What is told of a path, as far as workflows mostly need it. */
function simplified({ path, isDirectory, segments, within }: Found, fileSystem: string): IDataObject {
	return {
		name: within.at(-1),
		type: isDirectory ? 'folder' : 'file',
		path: `/${segments.join('/')}`,
		relativePath: within.join('/'),
		fileSystem,
		size: path.contentLength,
		eTag: path.etag && quoted(path.etag),
		lastModifiedDateTime: path.lastModified?.toISOString(),
	};
}

/** All that the service tells. */
function whole({ path }: Found): IDataObject {
	return JSON.parse(JSON.stringify(path)) as IDataObject;
}
