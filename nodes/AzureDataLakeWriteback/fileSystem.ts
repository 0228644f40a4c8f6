import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';

import { isOneLake, type LakeCredential, sasOf } from '../../credentials/azureDataLake/account';
import { Actionable } from '../shared/errors/actionable';
import { toListError } from '../shared/errors/toNodeError';
import { located } from '../shared/node/locator';
import { Run } from '../shared/node/run';
import { newTally } from '../shared/node/tally';
import { Lake } from './lake/lake';

/** https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/filesystem/create */
const NAME = /^[$a-z0-9](?!.*--)[-a-z0-9]{1,61}[a-z0-9]$/;

export const fileSystemField: INodeProperties = {
	displayName: 'File System',
	name: 'fileSystem',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'The file system, which the portal calls container; in OneLake the workspace. Blank is the one of the credential.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchFileSystems', searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. exports' },
	],
};

/**
 * The file system that an item's parameters name, or the credential's.
 * @throws Actionable when there is none, or none can be called so
 */
export function fileSystemOf(context: IExecuteFunctions, item: number, credential: LakeCredential): string {
	const { text } = located(context.getNodeParameter('fileSystem', item, ''), 'name');
	const name = text || (credential.fileSystem ?? '').trim();
	if (!name)
		throw new Actionable(
			'File System is empty',
			'Choose one in the node, or name one in the credential for all nodes',
		);
	const inOneLake = isOneLake(credential);
	if (inOneLake ? /[\\/]/.test(name) : !NAME.test(name))
		throw new Actionable(
			`File System "${name}" is no name of a file system`,
			inOneLake
				? 'Enter the name or the ID of the workspace alone; the lakehouse and its folders belong into Folder Path, such as Sales.Lakehouse/Files'
				: 'Enter 3 to 63 lower-case letters, digits and single hyphens; folders belong into Folder Path',
		);
	return name;
}

/**
 * Makes a file system unless it is there. The SDK would ask the Blob service's endpoint.
 * https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/filesystem/create
 */
export async function createFileSystem(lake: Lake, name: string): Promise<void> {
	const asking = { action: `create the file system "${name}"`, accepts: [409] };
	await lake.request(asking, 'PUT', `${encodeURIComponent(name)}?resource=filesystem`);
}

/** https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/filesystem/list */
export async function searchFileSystems(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await listFileSystems(this, filter, paginationToken).catch((error: unknown) => {
		throw toListError(this.getNode(), error);
	});
}

async function listFileSystems(
	context: ILoadOptionsFunctions,
	filter: string,
	token: string | undefined,
): Promise<INodeListSearchResult> {
	const lake = await Lake.open(new Run(context), context, 0, newTally());
	assertMayList(lake.credential);
	const query = new URLSearchParams({ resource: 'account', maxResults: '200' });
	// Names of file systems have no capitals, those of workspaces may.
	if (filter) query.set('prefix', isOneLake(lake.credential) ? filter : filter.toLowerCase());
	if (token) query.set('continuation', token);
	const asking = { action: 'list the file systems' };
	const { headers, body } = await lake.request(asking, 'GET', `?${query.toString()}`);
	const { filesystems = [] } = (body ?? {}) as { filesystems?: Array<{ name: string }> };
	const next = headers['x-ms-continuation'];
	return {
		results: filesystems.map(({ name }) => ({ name, value: name })),
		paginationToken: next ? String(next) : undefined,
	};
}

/** A signature of one file system is turned down here as if it were wrong. */
function assertMayList(credential: LakeCredential): void {
	if (credential.authentication !== 'sas' || !new URLSearchParams(sasOf(credential)).has('sr')) return;
	throw new Actionable(
		'The SAS token of the credential is for one container and cannot list others',
		'Choose By Name and enter the name of the container',
	);
}
