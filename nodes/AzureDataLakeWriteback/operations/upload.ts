import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { newTally } from '../../shared/drive/tally';
import { chosenName } from '../../shared/file/chosenName';
import type { ConflictBehavior } from '../../shared/file/conflictBehavior';
import { fileShapeOf } from '../../shared/file/fileShape';
import { readShaped } from '../../shared/file/shaped';
import { clock } from '../../shared/http/clock';
import { progressOf } from '../../shared/node/progress';
import type { Run } from '../../shared/node/run';
import { warn } from '../../shared/node/warnings';
import { fileSourceOf } from '../../shared/source/fileSource';
import { fileSystemOf } from '../fileSystem';
import { folderOf } from '../folderPath';
import { Lake } from '../lake/lake';
import { addressOf, assertName, assertPathLength, pathText } from '../lake/path';
import { descriptionOf } from '../upload/description';
import { assertNameIsFree, store, type Stored } from '../upload/store';
import type { LakeTarget } from '../upload/target';

const MEBI = 1024 * 1024;
/** Bytes of a block. */
const BLOCK_SIZE = 8 * MEBI;

interface Options {
	verify?: boolean;
	createFileSystem?: boolean;
	blocksInFlight?: number;
}

/** Uploads one item's file. What can be known to be wrong is said before anything is sent. */
export async function upload(
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const tally = newTally();
	const lake = await Lake.open(run, context, item, tally);
	const shape = await fileShapeOf(context, item);
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
	const options = context.getNodeParameter('options', item, {}) as Options;
	const { verify = true, createFileSystem = false, blocksInFlight = 4 } = options;
	await assertNameIsFree(lake, target);
	const onProgress = progressOf(context, name);
	const stored = await store(lake, target, (use) => readShaped(source, shape, use), {
		...{ description, verify, createFileSystem, announce: false },
		blocks: { size: BLOCK_SIZE, count: blocksInFlight },
		onProgress: (sent) => onProgress(sent),
	});
	const { startedAt, ...counts } = tally;
	const json = {
		file: fileJson(lake, stored, verify),
		transfer: { ...counts, durationMs: clock.now() - startedAt, skipped: false },
		...(source.dataSet ? { dataSet: source.dataSet } : {}),
	};
	return [warn(context, { json }, [...warnings, ...stored.warnings])];
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
