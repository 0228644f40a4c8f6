import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

import {
	clientIdField,
	cloudFieldsFor,
	portalNotice,
	proofFields,
	scopeField,
	tenantField,
} from '../entra/fields';

const PORTAL = 'https://portal.azure.com/#browse/Microsoft.Storage%2FStorageAccounts';
const asApp = { show: { authentication: ['servicePrincipal'] } };

const [cloudField, ...hostFields] = cloudFieldsFor('storage') as [INodeProperties, ...INodeProperties[]];

const roleNotice: INodeProperties = {
	...portalNotice(
		'but give it no API permission. Then open the storage account, or the container, and under <b>Access Control (IAM)</b> assign the app the role <b>Storage Blob Data Contributor</b>; Owner and Contributor do not let it write. For OneLake make the app a <b>Contributor</b> of the workspace in Fabric',
	),
	name: 'whereToStart',
};

/** The fields of a credential for a storage account, or for OneLake. */
export const lakeFields: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		options: [
			{
				name: 'Account Key',
				value: 'sharedKey',
				description: 'Opens the whole account; not for OneLake',
			},
			{
				name: 'SAS Token',
				value: 'sas',
				description: 'A shared access signature: certain rights, until a certain day',
			},
			{
				name: 'Service Principal',
				value: 'servicePrincipal',
				description: 'An app signs in by itself, by secret or certificate',
			},
		],
		default: 'servicePrincipal',
	},
	...updateDisplayOptions(asApp, [roleNotice]),
	{
		displayName: 'Account Name',
		name: 'accountName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. contosolake',
		description:
			'The name of the storage account, with a hierarchical namespace (Data Lake Storage Gen2). For OneLake: onelake.',
	},
	{
		displayName: 'File System',
		name: 'fileSystem',
		type: 'string',
		default: '',
		placeholder: 'e.g. exports',
		hint: 'The container for all nodes that name none themselves. For OneLake: the workspace, by name or ID',
	},
	cloudField,
	...updateDisplayOptions(asApp, [...hostFields, scopeField, tenantField, clientIdField, ...proofFields]),
	{
		displayName: 'Account Key',
		name: 'accountKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		displayOptions: { show: { authentication: ['sharedKey'] } },
		hint: `In the <a href="${PORTAL}" target="_blank">Azure portal</a>: your storage account > Security + networking > Access keys, "Key" of key1 or key2`,
	},
	{
		displayName: 'SAS Token',
		name: 'sasToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		placeholder: 'e.g. sp=racwdlm&st=…&se=…&spr=https&sv=2024-11-04&sr=c&sig=…',
		displayOptions: { show: { authentication: ['sas'] } },
		hint: `In the <a href="${PORTAL}" target="_blank">Azure portal</a>: your container > Settings > Shared access tokens, with the permissions Read, Add, Create, Write, Delete, List and Move; copy "Blob SAS token"`,
	},
	{
		displayName: 'Endpoint',
		name: 'endpoint',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://onelake.dfs.fabric.microsoft.com',
		description:
			"Blank is the account's own address. Enter another for OneLake (https://onelake.dfs.fabric.microsoft.com), a private endpoint or a test server: https, without a path.",
	},
];
