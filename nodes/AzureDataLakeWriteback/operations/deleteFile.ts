import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { maxWaitOption, timeoutOption } from '../../shared/node/optionFields';
import type { Run } from '../../shared/node/run';
import { newTally } from '../../shared/node/tally';
import { textParameter } from '../../shared/node/textParameter';
import { fileField, fileSegmentsOf, findFile } from '../fileLocator';
import { fileSystemField, fileSystemOf } from '../fileSystem';
import { quoted } from '../lake/eTag';
import { Lake } from '../lake/lake';
import { type LakePath, pathText } from '../lake/path';
import { type PathStatus, statusOf } from '../lake/pathStatus';
import { fileClient } from '../upload/fileWriter';
import type { LakeOperation } from './lakeOperation';

export const deleteFile: LakeOperation = {
	option: {
		name: 'Delete',
		value: 'delete',
		description: 'Delete a file; where soft delete is on, it can be restored for a while',
		action: 'Delete a file',
	},
	fields: [
		fileSystemField,
		fileField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				maxWaitOption,
				{
					displayName: 'Only If Unchanged (ETag)',
					name: 'eTag',
					type: 'string',
					default: '',
					placeholder: 'e.g. "0x8DD2C5A1B3F4E70"',
					description:
						'The eTag that the file had when it was looked at, for example by Get Many. If it has another one by now, it is not deleted. Blank deletes it in any case.',
				},
				timeoutOption,
			],
		},
	],
	operation: execute,
};

async function execute(run: Run, context: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> {
	const lake = await Lake.open(run, context, item, newTally());
	const fileSystem = fileSystemOf(context, item, lake.credential);
	const path: LakePath = { fileSystem, segments: fileSegmentsOf(context, item) };
	const eTag = textParameter(context, 'options.eTag', 'Only If Unchanged (ETag)', item).trim();
	const found = await findFile(lake, path);
	await remove(lake, path, found, eTag ? quoted(eTag) : found.eTag);
	const json = { deleted: true, name: path.segments.at(-1), path: `/${pathText(path)}`, fileSystem };
	return [{ json }];
}

/**
 * Deletes one version of a file: sent again after an answer was lost, it must not hit a newer one.
 * https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/delete
 */
async function remove(
	lake: Lake,
	path: LakePath,
	found: PathStatus,
	ifMatch: string | undefined,
): Promise<void> {
	const isGone = async () => {
		const status = await statusOf(lake, path);
		return status?.eTag !== found.eTag;
	};
	const asking = {
		action: `delete "${pathText(path)}"`,
		settled: async () => ((await isGone()) ? { status: 200, headers: {}, body: undefined } : undefined),
	};
	await lake.ask(asking, (service, abortSignal) =>
		fileClient(service, path).delete(false, { abortSignal, conditions: { ifMatch } }),
	);
}
