import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Drive } from '../shared/drive/driveItem';
import type { DriveService } from '../shared/drive/driveService';
import type { Graph } from '../shared/drive/graph';
import { Actionable } from '../shared/errors/actionable';
import { folderPath, folderPathField } from '../shared/drive/folderPath';
import { textParameter } from '../shared/node/textParameter';

/** Which OneDrive is meant. */
const driveFields: INodeProperties[] = [
	{
		displayName: 'Drive',
		name: 'drive',
		type: 'options',
		options: [
			{ name: 'By Drive ID', value: 'driveId', description: 'Any drive that the credential may reach' },
			{
				name: 'My OneDrive',
				value: 'me',
				description: 'The OneDrive of the user who signed in with the credential',
			},
			{ name: 'OneDrive of a User', value: 'user', description: 'The OneDrive of somebody in the tenant' },
		],
		default: 'me',
		description: 'The OneDrive to work in',
	},
	{
		displayName:
			'A service principal has no OneDrive of its own: choose the OneDrive of a user, or a drive by its ID.',
		name: 'noDriveNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { authentication: ['servicePrincipal'], drive: ['me'] } },
	},
	{
		displayName: 'User',
		name: 'user',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. megan@contoso.com',
		description: "The user's sign-in name, or the object ID from Microsoft Entra ID",
		displayOptions: { show: { drive: ['user'] } },
	},
	{
		displayName: 'Drive ID',
		name: 'driveId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. b!-RIj2DuyvEyV1T4NlOaMHk8XkS_I8MdFlUCq1BlcjgmhRfAj3-Z8RY2VpuvV_tpd',
		description: 'The ID that Microsoft Graph gives the drive',
		displayOptions: { show: { drive: ['driveId'] } },
	},
];

export const oneDrive: DriveService = {
	service: 'OneDrive',
	credentialType: (authentication) =>
		authentication === 'oAuth2' ? 'oneDriveWritebackOAuth2Api' : 'oneDriveWritebackAppApi',
	driveFields,
	folderFields: [folderPathField],

	folderPath,

	findDrive: async (graph, context, item) => await findDrive(graph, rootOf(context, item)),
};

/** The drive as the user named it, as a path of Graph. https://learn.microsoft.com/graph/api/drive-get */
function rootOf(context: IExecuteFunctions, item: number): { path: string; name: string } {
	const drive = context.getNodeParameter('drive', item);
	if (drive === 'me') {
		if (context.getNodeParameter('authentication', item) === 'oAuth2')
			return { path: '/me/drive', name: 'your OneDrive' };
		throw new Actionable(
			'A service principal has no OneDrive of its own',
			'Choose "OneDrive of a User" or "By Drive ID" for Drive, or sign in as a user (Authentication: OAuth2)',
		);
	}
	const [field, label] = drive === 'user' ? (['user', 'User'] as const) : (['driveId', 'Drive ID'] as const);
	const id = textParameter(context, field, label, item).trim();
	if (!id)
		throw new Actionable(
			`${label} is empty`,
			drive === 'user' ? "Enter the user's sign-in name" : "Enter the drive's ID",
		);
	const path =
		drive === 'user' ? `/users/${encodeURIComponent(id)}/drive` : `/drives/${encodeURIComponent(id)}`;
	return { path, name: drive === 'user' ? `the OneDrive of ${id}` : `the drive ${id}` };
}

async function findDrive(graph: Graph, { path, name }: { path: string; name: string }): Promise<Drive> {
	const asking = { action: `find ${name}`, need: 'findDrive' as const };
	const { id } = await graph.ask<{ id: string }>(asking, path, (request) => request.select('id').get());
	return { graph, root: `/drives/${encodeURIComponent(id)}` };
}
