import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import {
	assertSasPermits,
	FOR_DIRECT_WRITE,
	FOR_UPLOAD,
} from '../../../credentials/azureDataLake/sasPermissions';
import { Actionable } from '../../shared/errors/actionable';
import { chosenName } from '../../shared/file/chosenName';
import type { ConflictBehavior } from '../../shared/file/conflictBehavior';
import { type FileShape, fileShapeOf } from '../../shared/file/fileShape';
import { readShaped } from '../../shared/file/shaped';
import { stage } from '../../shared/file/stage';
import { clock } from '../../shared/http/clock';
import { progressOf } from '../../shared/node/progress';
import type { Run } from '../../shared/node/run';
import { newTally } from '../../shared/node/tally';
import { warn } from '../../shared/node/warnings';
import { type FileSource, fileSourceOf } from '../../shared/source/fileSource';
import { fileSystemOf } from '../fileSystem';
import { folderOf } from '../folderPath';
import { Lake } from '../lake/lake';
import { addressOf, assertName, assertPathLength, pathText } from '../lake/path';
import { descriptionOf } from '../upload/description';
import { fillFrom } from '../upload/blocks';
import { storeDirectly } from '../upload/directly';
import { lyingFile } from '../upload/lyingFile';
import { assertNameIsFree, type Read, store, type Stored, type StoreOptions } from '../upload/store';
import type { LakeTarget } from '../upload/target';
import { Md5, unchanged } from '../upload/unchanged';
import type { LakeOperation } from './lakeOperation';
import { MOST_BLOCKS, uploadFields } from './uploadFields';

/** Bytes of a block. */
const BLOCK_SIZE = 8 * 1024 * 1024;

interface Options {
	verify?: boolean;
	createFileSystem?: boolean;
	directWrite?: boolean;
	skipUnchanged?: boolean;
}

export const upload: LakeOperation = {
	option: {
		name: 'Upload',
		value: 'upload',
		description: 'Upload a Domo DataSet or a file of any size',
		action: 'Upload a file',
	},
	fields: uploadFields,
	operation: execute,
};

/** Uploads one item's file. What can be known to be wrong is said before anything is sent. */
async function execute(run: Run, context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
	const tally = newTally();
	const lake = await Lake.open(run, context, item, tally);
	const options = context.getNodeParameter('options', item, {}) as Options;
	const { verify = true, createFileSystem = false, directWrite = false, skipUnchanged = false } = options;
	assertSasPermits(lake.credential, directWrite ? FOR_DIRECT_WRITE : FOR_UPLOAD);
	const shape = await fileShapeOf(context, item);
	const count = blocksInFlight(context, item);
	const fileSystem = fileSystemOf(context, item, lake.credential);
	const folder = folderOf(context, item);
	const choose = chosenName(context, item, shape, (name) => {
		assertName(name, 'File Name');
		assertPathLength([...folder, name]);
	});
	const source = await fileSourceOf(run, context, item);
	const { name, warnings } = choose(source);
	const conflictBehavior = context.getNodeParameter('conflictBehavior', item) as ConflictBehavior;
	const target: LakeTarget = { fileSystem, folder, name, conflictBehavior };
	const description = descriptionOf(context, item, { name, dataSet: source.dataSet });
	await assertNameIsFree(lake, target);
	const writing: StoreOptions = {
		...{ description, createFileSystem, announce: false },
		blocks: { size: BLOCK_SIZE, count, withMd5: verify },
		onProgress: progressOf(context, name),
	};
	const send = (read: Read) => (directWrite ? storeDirectly : store)(lake, target, read, writing);
	const stored: Stored & { skipped?: boolean } = skipUnchanged
		? await storeUnlessUnchanged(lake, target, { source, shape }, send)
		: await send(
				(await lyingFile(source, shape)) ??
					((use) => readShaped(source, shape, (chunks) => use(fillFrom(chunks)))),
			);
	const { startedAt, ...counts } = tally;
	const skipped = stored.skipped ?? false;
	const json = {
		file: fileJson(lake, stored, verify || skipped),
		transfer: { ...counts, durationMs: clock.now() - startedAt, skipped },
		...(source.dataSet ? { dataSet: source.dataSet } : {}),
	};
	return [warn(context, { json }, [...warnings, ...stored.warnings])];
}

/** Only whoever has all of the data knows whether they are what is stored already. */
async function storeUnlessUnchanged(
	lake: Lake,
	target: LakeTarget,
	{ source, shape }: { source: FileSource; shape: FileShape },
	send: (read: Read) => Promise<Stored>,
): Promise<Stored & { skipped?: boolean }> {
	const { file, warnings } = await stage(source, shape, () => new Md5());
	try {
		const same = await unchanged(lake, target, file);
		if (same) return { ...same, warnings, skipped: true };
		return await send(async (use) => ({ result: await use(fillFrom(file.pages())), warnings }));
	} finally {
		await file.close();
	}
}

function blocksInFlight(context: IExecuteFunctions, item: number): number {
	const entered = context.getNodeParameter('options.blocksInFlight', item, 4) as unknown;
	const count = Number(entered);
	if (Number.isInteger(count) && count >= 1 && count <= MOST_BLOCKS) return count;
	throw new Actionable(
		`Blocks in Flight is "${String(entered)}"`,
		`Enter a whole number from 1 to ${MOST_BLOCKS}`,
	);
}

function fileJson(lake: Lake, { path, size, md5, eTag }: Stored, verified: boolean) {
	return {
		name: path.segments.at(-1),
		path: `/${pathText(path)}`,
		fileSystem: path.fileSystem,
		url: `${lake.endpoint}/${addressOf(path)}`,
		size,
		eTag,
		hash: md5,
		verified,
	};
}
