import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { conflictField } from '../../file/conflictBehavior';
import { fileNameFields } from '../../file/fileName';
import {
	byteOrderMarkOption,
	compressionOption,
	encodingOption,
	fileShapeOf,
	unmappableCharactersOption,
} from '../../file/fileShape';
import { QuickXorHash } from '../../file/quickXorHash';
import { stage } from '../../file/stage';
import { clock } from '../../http/clock';
import {
	concurrencyOption,
	headerRowOption,
	maxWaitOption,
	rowCountMismatchOption,
	timeoutOption,
} from '../../node/optionFields';
import { progressOf } from '../../node/progress';
import type { Run } from '../../node/run';
import { newTally, type Tally } from '../../node/tally';
import { warn } from '../../node/warnings';
import { fileSourceFields, fileSourceOf } from '../../source/fileSource';
import { pathInDrive } from '../driveItem';
import { type DriveOperation, openGraph } from '../driveOperation';
import type { DriveService } from '../driveService';
import { folderOf } from '../folderPath';
import { placementOf } from '../placement';
import { assertNameIsFree, store, type Stored } from '../store';
import type { Target } from '../target';

const onlyDataSet = { show: { '/source': ['domoDataSet'] } };

export const upload: DriveOperation = {
	resource: 'file',
	option: {
		name: 'Upload',
		value: 'upload',
		description: 'Upload a Domo DataSet or a file of any size',
		action: 'Upload a file',
	},
	fields,
	operation: (drives) => (run, context, item) => execute(drives, run, context, item),
};

function fields({ driveFields, folderFields }: DriveService): INodeProperties[] {
	return [
		...fileSourceFields,
		...driveFields,
		...folderFields,
		...fileNameFields,
		conflictField('The new file takes its place; the old one stays in its version history'),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				byteOrderMarkOption,
				compressionOption,
				concurrencyOption,
				encodingOption,
				{ ...headerRowOption, displayOptions: onlyDataSet },
				maxWaitOption,
				{ ...rowCountMismatchOption, displayOptions: onlyDataSet },
				{
					displayName: 'Skip Unchanged',
					name: 'skipUnchanged',
					type: 'boolean',
					default: false,
					description:
						'Whether to leave a file alone that already has the same content, so that it gets no new version',
				},
				timeoutOption,
				unmappableCharactersOption,
				{
					displayName: 'Verify',
					name: 'verify',
					type: 'boolean',
					default: true,
					description:
						'Whether to compare the hash of the stored file with that of what was sent. The size is compared in any case.',
				},
			],
		},
	];
}

interface Options {
	skipUnchanged?: boolean;
	verify?: boolean;
}

/** Uploads one item's file. What can be known to be wrong is said before anything is sent. */
async function execute(
	drives: DriveService,
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const tally = newTally();
	const graph = await openGraph(drives, run, context, item, tally);
	const shape = await fileShapeOf(context, item);
	const place = placementOf(context, item, folderOf(drives, context, item), shape);
	const source = await fileSourceOf(run, context, item);
	const { target, warnings } = place(source);
	const drive = await drives.findDrive(graph, context, item);
	await assertNameIsFree(drive, target);
	const staged = await stage(source, shape, () => new QuickXorHash());
	const { skipUnchanged = false, verify = true } = context.getNodeParameter('options', item, {}) as Options;
	const onProgress = progressOf(context, target.name);
	const stored = await store(drive, target, staged.file, { skipUnchanged, verify, onProgress }).finally(() =>
		staged.file.close(),
	);
	const json = { ...report(stored, target, tally), ...(source.dataSet ? { dataSet: source.dataSet } : {}) };
	return [warn(context, { json }, [...warnings, ...staged.warnings, ...stored.warnings])];
}

function report(
	{ item, hash, verified, skipped }: Stored,
	{ folder }: Target,
	{ startedAt, ...counts }: Tally,
) {
	const { id, name, size, eTag, webUrl } = item;
	return {
		file: { id, name, path: pathInDrive(item, folder), webUrl, size, eTag, hash, verified },
		transfer: { ...counts, durationMs: clock.now() - startedAt, skipped },
	};
}
