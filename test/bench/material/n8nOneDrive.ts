import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Cloud } from '../../simulators/cloud.ts';
import type { NodeToMeasure } from '../processes/engineProcess.ts';

const BASE = 'node_modules/n8n-nodes-base/dist';

/** Lays out a package that consists of n8n's own OneDrive node, as a whole n8n has it. */
export function layOutN8nOneDrive(folder: string, n8nFolder: string): void {
	mkdirSync(folder);
	symlinkSync(join(n8nFolder, 'node_modules'), join(folder, 'node_modules'));
	const manifest = {
		name: 'n8n-onedrive',
		version: '1.0.0',
		n8n: {
			nodes: [`${BASE}/nodes/Microsoft/OneDrive/MicrosoftOneDrive.node.js`],
			credentials: ['MicrosoftOAuth2Api', 'MicrosoftOneDriveOAuth2Api'].map(
				(name) => `${BASE}/credentials/${name}.credentials.js`,
			),
		},
	};
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
}

/** File: Upload into the root folder of the user who has signed in. The name is the file's own. */
export async function n8nUploadNode(cloud: Cloud): Promise<NodeToMeasure> {
	const signedIn = { ...(await cloud.signIn()), graphApiBaseUrl: cloud.graph.api.origin };
	return {
		type: 'microsoftOneDrive',
		credentials: [{ type: 'microsoftOneDriveOAuth2Api', data: signedIn }],
		parameters: {
			authentication: 'microsoftOneDriveOAuth2Api',
			resource: 'file',
			operation: 'upload',
			fileName: '',
			parentId: cloud.drive.root.id,
			binaryData: true,
			binaryPropertyName: '={{ $json.file }}',
		},
	};
}
