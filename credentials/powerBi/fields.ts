import type { INodeProperties } from 'n8n-workflow';

import {
	clientIdField,
	cloudFieldsFor,
	portalNotice,
	proofFields,
	scopeField,
	tenantField,
} from '../entra/fields';

const asApp = { show: { authentication: ['servicePrincipal'] } };
const asUser = { show: { authentication: ['masterUser'] } };

const howTo = (name: string, text: string, displayOptions: INodeProperties['displayOptions']) => ({
	...portalNotice(text),
	name,
	displayOptions,
});

/** An app through which a master user signs in may be a public client, which has nothing to prove itself with. */
function withPublicClient({ required, ...field }: INodeProperties): INodeProperties {
	if (field.name !== 'clientSecret') return { ...field, ...(required ? { required } : {}) };
	return {
		...field,
		description:
			'Blank only where a master user signs in through a public client: then turn on "Allow public client flows" under Authentication of the app registration',
	};
}

/** The fields of a credential that signs in by itself: the app alone, or a user whose password it holds. */
export const powerBiFields: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		options: [
			{
				name: 'Master User',
				value: 'masterUser',
				description: 'A user signs in with name and password, without multi-factor authentication',
			},
			{ name: 'Service Principal', value: 'servicePrincipal', description: 'The app signs in by itself' },
		],
		default: 'servicePrincipal',
	},
	howTo(
		'whereToStart',
		'but give it no permission for Power BI. In the <a href="https://app.powerbi.com/admin-portal/tenantSettings" target="_blank">Power BI admin portal</a> turn on <b>"Service principals can call Fabric public APIs"</b> for a security group that the app is in, and in the workspace add the app under <b>Manage access</b> as <b>Contributor</b> or <b>Member</b>',
		asApp,
	),
	howTo(
		'whereToStartAsUser',
		'add the Power BI Service permissions <b>Dataset.ReadWrite.All</b> and <b>Workspace.Read.All</b> of type <b>Delegated</b>, and click <b>Grant admin consent</b>. Without a client secret, turn on <b>"Allow public client flows"</b> under Authentication',
		asUser,
	),
	...cloudFieldsFor('powerBi'),
	scopeField,
	tenantField,
	clientIdField,
	...proofFields.map(withPublicClient),
	{
		displayName: 'Username',
		name: 'username',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. megan@contoso.com',
		description: 'The name with which the user signs in to Power BI',
		displayOptions: asUser,
	},
	{
		displayName: 'Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		displayOptions: asUser,
	},
];
