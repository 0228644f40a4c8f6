import type { INodeParameters } from 'n8n-workflow';

import { ask, form } from '../../simulators/ask.ts';
import type { Cloud } from '../../simulators/cloud.ts';
import type { NodeToMeasure } from '../processes/engineProcess.ts';

const OWNER = 'megan@contoso.com';

/** File: Upload into the simulated OneDrive, by the app, of a file or as the parameters say. */
export function uploadNode(cloud: Cloud, fileName: string, parameters: INodeParameters = {}): NodeToMeasure {
	return {
		type: 'oneDriveWriteback',
		credentials: [
			{ type: 'oneDriveWritebackAppApi', data: cloud.appCredential },
			{ type: 'domoApi', data: cloud.domoCredential },
		],
		parameters: {
			authentication: 'servicePrincipal',
			resource: 'file',
			operation: 'upload',
			drive: 'user',
			user: OWNER,
			fileNameMode: 'custom',
			fileName,
			binaryPropertyName: '={{ $json.file }}',
			...parameters,
		},
	};
}

/** The address of a new upload session for a file in the root folder. */
export async function openUploadSession(
	{ appCredential, certificates, graph }: Cloud,
	fileName: string,
): Promise<string> {
	const { authorityUrl, tenantId, clientId, clientSecret } = appCredential;
	const ca = certificates.authority;
	const grant = {
		grant_type: 'client_credentials',
		client_id: clientId,
		client_secret: clientSecret,
		scope: `${graph.api.origin}/.default`,
	};
	const signedIn = await ask(`${authorityUrl}/${tenantId}/oauth2/v2.0/token`, { ca, ...form(grant) });
	const path = `/v1.0/users/${OWNER}/drive/root:/${fileName}:/createUploadSession`;
	const opened = await ask(graph.api.origin + path, {
		ca,
		method: 'POST',
		headers: {
			authorization: `Bearer ${String(signedIn.json.access_token)}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify({ item: { '@microsoft.graph.conflictBehavior': 'replace' } }),
	});
	return opened.json.uploadUrl as string;
}

/**
 * Makes sure that a measured upload was one.
 * @returns the quickXorHash and the size of what landed
 * @throws Error when nothing did, or a rule of the services was broken
 */
export function landed({ drive, journal }: Cloud, fileName: string): { size: number; quickXorHash: string } {
	const { violations } = journal;
	if (violations.length > 0) throw new Error(violations.join('\n'));
	journal.clear();
	const file = drive.file(fileName);
	if (!file) throw new Error(`${fileName} did not land`);
	return { size: file.size, quickXorHash: file.quickXorHash };
}
