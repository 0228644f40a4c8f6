import type { INodeProperties } from 'n8n-workflow';

import { concurrencyOption, maxWaitOption, timeoutOption } from '../../node/optionFields';
import type { DriveService } from '../driveService';

/** The parameters of a sync. */
export function syncFields({ driveFields, folderFields }: DriveService): INodeProperties[] {
	return [
		{
			displayName: 'Input Binary Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the input field containing the file, in every item',
		},
		...driveFields,
		...folderFields,
		{
			displayName: 'Path in Folder',
			name: 'relativePath',
			type: 'string',
			default: '={{ $json.file?.relativePath ?? "" }}',
			placeholder: 'e.g. 2026/sales.csv',
			description:
				"Where the file of an item belongs below the folder, with its name. Blank takes the file's own name. As it stands, files that Download has fetched keep their folders.",
		},
		{
			displayName: 'If Both Changed',
			name: 'winner',
			type: 'options',
			options: [
				{ name: 'Newer Wins', value: 'newer', description: 'The side that was changed last' },
				{
					name: 'Source Wins',
					value: 'source',
					description: 'The files of the input items replace those of the folder',
				},
				{
					name: 'Target Wins',
					value: 'target',
					description: 'What somebody else has changed in the folder stays',
				},
			],
			default: 'source',
			hint: 'The source is the files of the input items, the target is the folder',
			description:
				'Which version counts where a file of the folder is not what the last sync left. Runs that only try the workflow out in the editor remember nothing; without a last sync, every file that differs counts as changed on both sides.',
		},
		{
			displayName: 'Source Changed At',
			name: 'sourceModifiedAt',
			type: 'dateTime',
			default: '={{ $json.file?.lastModifiedDateTime }}',
			description: 'When the file of an item was changed last. Blank counts as older than the folder.',
			displayOptions: { show: { winner: ['newer'] } },
		},
		{
			displayName: 'Remove Extra Files',
			name: 'removeExtra',
			type: 'boolean',
			default: false,
			description:
				'Whether to move files of the folder, and of those below, to the recycle bin when no input item has them. Nothing is removed if a file could not be sent.',
		},
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description: 'Whether to only tell what would be done, file by file',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				concurrencyOption,
				maxWaitOption,
				timeoutOption,
				{
					displayName: 'Verify',
					name: 'verify',
					type: 'boolean',
					default: true,
					description:
						'Whether to compare the hash of each stored file with that of what was sent. The size is compared in any case.',
				},
			],
		},
	];
}
