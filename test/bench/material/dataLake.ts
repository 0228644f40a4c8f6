import { randomUUID } from 'node:crypto';

import type { INodeParameters } from 'n8n-workflow';

import { ask, form } from '../../simulators/ask.ts';
import type { Cloud } from '../../simulators/cloud.ts';
import type { NodeToMeasure } from '../processes/engineProcess.ts';

/** File: Upload into the simulated storage account, by the app, of a file. */
export function lakeUploadNode(cloud: Cloud, fileName: string, options: INodeParameters = {}): NodeToMeasure {
	return {
		type: 'azureDataLakeWriteback',
		credentials: [{ type: 'azureDataLakeWritebackApi', data: { ...cloud.lakeCredential } }],
		parameters: {
			resource: 'file',
			operation: 'upload',
			fileNameMode: 'custom',
			fileName,
			binaryPropertyName: '={{ $json.file }}',
			options,
		},
	};
}

/** A token with which the app writes to the storage account. */
export async function lakeToken({ lakeCredential, certificates }: Cloud): Promise<string> {
	const { authorityUrl, tenantId, clientId, clientSecret } = lakeCredential;
	const grant = {
		grant_type: 'client_credentials',
		client_id: clientId,
		client_secret: clientSecret,
		scope: 'https://storage.azure.com/.default',
	};
	const ca = certificates.authority;
	const { json } = await ask(`${authorityUrl}/${tenantId}/oauth2/v2.0/token`, { ca, ...form(grant) });
	return String(json.access_token);
}

/** The address of a new file in the root of the file system, beside those that count. */
export const newLakeFile = ({ lake }: Cloud): string =>
	`${lake.account.dfs.origin}/exports/bare-${randomUUID()}`;

/**
 * Makes sure that a measured upload was one.
 * @returns the SHA-256 of what landed
 * @throws Error when nothing did, or a rule of the services was broken
 */
export function landedInLake({ lake, journal }: Cloud, url: string): string {
	const { violations } = journal;
	if (violations.length > 0) throw new Error(violations.join('\n'));
	journal.clear();
	const name = new URL(url).pathname.replace('/exports/', '');
	const file = lake.files.file(name);
	if (!file) throw new Error(`${name} did not land`);
	return file.sha256;
}
