import type { INodeProperties } from 'n8n-workflow';

import { type CloudService, cloudOptions } from './clouds';

/** Fields that every Microsoft credential asks for, in the order in which the portal shows them. */

const onlyCustom = { show: { cloud: ['custom'] } };

const SERVICES = {
	graph: { host: 'Microsoft Graph', example: 'https://graph.microsoft.com' },
	powerBi: { host: "Power BI's REST API", example: 'https://api.powerbi.com' },
	storage: { host: 'the storage account', example: 'https://contoso.dfs.core.windows.net' },
} as const;

/** Where the tenant lives, and with Custom the hosts. */
export const cloudFieldsFor = (service: CloudService): INodeProperties[] => [
	{
		displayName: 'Cloud',
		name: 'cloud',
		type: 'options',
		options: [
			...cloudOptions(service),
			{
				name: 'Custom',
				value: 'custom',
				description: 'Another national or sovereign cloud, or a test server',
			},
		],
		default: 'global',
		description: 'Where your Microsoft 365 tenant lives. Almost always Global.',
	},
	{
		displayName: 'Authority URL',
		name: 'authorityUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://login.microsoftonline.com',
		required: true,
		displayOptions: onlyCustom,
		description: 'The sign-in host: https, without a path',
	},
	{
		displayName: 'Service URL',
		name: 'serviceUrl',
		type: 'string',
		default: '',
		placeholder: `e.g. ${SERVICES[service].example}`,
		required: true,
		displayOptions: onlyCustom,
		description: `The host of ${SERVICES[service].host}: https, without a path`,
	},
];

export const scopeField: INodeProperties = {
	displayName: 'Scope',
	name: 'scope',
	type: 'string',
	default: '',
	displayOptions: onlyCustom,
	description: 'What to ask a token for. Blank is the Service URL followed by /.default.',
};

/** Where everything starts. @param steps what to do once the app is registered */
export function portalNotice(steps: string): INodeProperties {
	const portal = 'https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade';
	return {
		displayName: `In the <a href="${portal}" target="_blank">Azure portal</a> register an app, ${steps}.`,
		name: 'whereToStart',
		type: 'notice',
		default: '',
	};
}

export const tenantField: INodeProperties = {
	displayName: 'Tenant ID',
	name: 'tenantId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 7f1c9d6e-0b5a-4c1e-9a53-2d8f6b0c4e11',
	required: true,
	description:
		'In the Azure portal: Microsoft Entra ID > App registrations > your app > Overview, "Directory (tenant) ID"',
};

export const clientIdField: INodeProperties = {
	displayName: 'Client ID',
	name: 'clientId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 0c8b8a54-6a1f-4a83-8f0f-5d1b1f3f7a20',
	required: true,
	hint: '"Application (client) ID" on the Overview page of your app registration',
};

/**
 * What tells a secret from its ID. A pattern would, too, but n8n works the conditions out whenever a credential is used, and gives
 * a pattern so little time that on a busy machine requests fail by it.
 */
const NO_GUID_HAS = [...'ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ~_.+/='].map((character) => ({
	_cnd: { includes: character },
}));
const onlySecret = { clientCredentialType: ['clientSecret'] };
const onlyCertificate = { show: { clientCredentialType: ['certificate'] } };

export const proofFields: INodeProperties[] = [
	{
		displayName: 'Authenticate With',
		name: 'clientCredentialType',
		type: 'options',
		options: [
			{ name: 'Client Secret', value: 'clientSecret' },
			{ name: 'Certificate', value: 'certificate' },
		],
		default: 'clientSecret',
		description:
			'How the app proves who it is. Both are set up in the Azure portal under Certificates & secrets of your app.',
	},
	{
		displayName: 'Client Secret',
		name: 'clientSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		displayOptions: { show: onlySecret },
		hint: 'The column "Value" under Certificates & secrets of your app registration, not "Secret ID"; it is shown only once',
	},
	{
		displayName:
			'This looks like the <b>Secret ID</b>. Copy the column <b>Value</b> beside it; if it is no longer shown, add a new client secret and copy its Value at once.',
		name: 'secretIdPasted',
		type: 'notice',
		default: '',
		displayOptions: {
			show: { ...onlySecret, clientSecret: [{ _cnd: { includes: '-' } }] },
			hide: { clientSecret: NO_GUID_HAS },
		},
	},
	{
		displayName: 'Certificate',
		name: 'certificate',
		type: 'string',
		typeOptions: { password: true, rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
		displayOptions: onlyCertificate,
		hint: 'The one that you uploaded under Certificates & secrets of your app registration, in PEM form',
	},
	{
		displayName: 'Private Key',
		name: 'privateKey',
		type: 'string',
		typeOptions: { password: true, rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. -----BEGIN PRIVATE KEY-----',
		displayOptions: onlyCertificate,
		hint: 'The private key of that certificate, in PEM form and without a password',
	},
];
