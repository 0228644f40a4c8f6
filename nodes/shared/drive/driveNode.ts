import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import type { Operation } from '../node/runPerItem';
import type { DriveOperation } from './driveOperation';
import type { DriveService } from './driveService';
import { createFolder } from './operations/createFolder';
import { deleteFile, deleteFolder } from './operations/deleteItem';
import { download } from './operations/download';
import { getAll } from './operations/getAll';
import { sync } from './operations/sync';
import { upload } from './operations/upload';

/** What can be done on a drive, whichever service keeps it, in the order of the nodes' lists. */
const OPERATIONS: DriveOperation[] = [deleteFile, download, getAll, upload, createFolder, deleteFolder, sync];

/** The parameters of a node for drives. */
export function propertiesOf(drives: DriveService): INodeProperties[] {
	return [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'OAuth2', value: 'oAuth2', description: 'A user signs in' },
				{ name: 'Service Principal', value: 'servicePrincipal', description: 'The app signs in by itself' },
			],
			default: 'oAuth2',
		},
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'File', value: 'file' },
				{ name: 'Folder', value: 'folder' },
			],
			default: 'file',
		},
		operationField('file', 'upload'),
		operationField('folder', 'create'),
		...OPERATIONS.flatMap(({ resource, option, fields }) =>
			updateDisplayOptions({ show: { resource: [resource], operation: [option.value] } }, fields(drives)),
		),
	];
}

function operationField(resource: DriveOperation['resource'], byDefault: string): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: OPERATIONS.filter((each) => each.resource === resource).map(({ option }) => option),
		default: byDefault,
		displayOptions: { show: { resource: [resource] } },
	};
}

/** What runs each of a node's operations, by resource and operation. */
export function dispatchOf(drives: DriveService): Record<string, Operation> {
	return Object.fromEntries(
		OPERATIONS.map(({ resource, option, operation }) => [`${resource}:${option.value}`, operation(drives)]),
	);
}
