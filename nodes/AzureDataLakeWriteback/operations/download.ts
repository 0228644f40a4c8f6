import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	downloadChoiceFields,
	filesChoiceOf,
	outputChoiceOf,
	outputNameOf,
	wantsFolder,
} from '../../shared/node/downloadChoice';
import type { Run } from '../../shared/node/run';
import { sideBySide } from '../../shared/node/sideBySide';
import { newTally } from '../../shared/node/tally';
import { intoItem, type Wish } from '../download/intoItem';
import { fileField, fileSegmentsOf } from '../fileLocator';
import { fileSystemField, fileSystemOf } from '../fileSystem';
import { folderOf, folderPathField } from '../folderPath';
import { Lake } from '../lake/lake';
import { type Found, listing } from '../lake/listing';
import { assertName } from '../lake/path';
import type { LakeOperation } from './lakeOperation';

export const download: LakeOperation = {
	option: {
		name: 'Download',
		value: 'download',
		description: 'Download a file of any size, or all files of a folder',
		action: 'Download a file',
	},
	fields: downloadChoiceFields({
		oneFile: 'By its path',
		place: [fileSystemField],
		file: [fileField],
		folder: [folderPathField],
		verify: 'the MD5 of what arrives with that of the stored file, where it has one',
	}),
	operation: execute,
};

/** Downloads one file, or the files of a folder. What can be known to be wrong is said before anything is asked for. */
async function execute(run: Run, context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
	const lake = await Lake.open(run, context, item, newTally());
	const fileSystem = fileSystemOf(context, item, lake.credential);
	const wish = outputChoiceOf(context, item);
	if (wantsFolder(context, item)) return await downloadMany(lake, context, item, fileSystem, wish);
	const fileName = outputNameOf(context, item, assertName);
	const segments = fileSegmentsOf(context, item);
	return [await intoItem(context, lake, { fileSystem, segments }, segments.slice(-1), { ...wish, fileName })];
}

/** The first that fails stops the others. */
async function downloadMany(
	lake: Lake,
	context: IExecuteFunctions,
	item: number,
	fileSystem: string,
	wish: Wish,
): Promise<INodeExecutionData[]> {
	const folder = { fileSystem, segments: folderOf(context, item) };
	const { matches, recursive } = filesChoiceOf(context, item);
	const files: Found[] = [];
	for await (const found of listing(lake, folder, { recursive }))
		if (!found.isDirectory && matches(found.within.at(-1) ?? '')) files.push(found);
	const part = lake.run.part();
	const own = lake.part(part);
	// All items together are to be as many as Concurrency says.
	const share = Math.max(1, Math.floor(part.concurrency / context.getInputData().length));
	return await sideBySide(files, share, ({ segments, within }) =>
		intoItem(context, own, { fileSystem, segments }, within, wish).catch((error: Error) => {
			part.stop(error);
			throw part.failure ?? error;
		}),
	);
}
