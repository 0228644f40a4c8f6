import type { ICredentialTestRequest, INodeProperties } from 'n8n-workflow';

import { cloudExpression } from './clouds';

/** A credential's permission, as the portal lists it. */
interface Permission {
	permission: string;
	type: 'Delegated' | 'Application';
}

function graphTest(url: string, statuses: Record<number, string>): ICredentialTestRequest {
	return {
		request: {
			baseURL: `={{ ${cloudExpression('graph', '$credentials')} }}`,
			url,
			headers: { Accept: 'application/json' },
		},
		rules: Object.entries(statuses).map(([value, message]) => ({
			type: 'responseCode' as const,
			properties: { value: Number(value), message },
		})),
	};
}

const howToGrant = ({ permission, type }: Permission) =>
	`in the Azure portal add the Microsoft Graph permission ${permission} (${type}) under API permissions of your app, and click "Grant admin consent"`;

/** What the Test button asks Graph: to name a drive, which every permission to write files allows. */
export function driveTest({ url, ...permission }: Permission & { url: string }): ICredentialTestRequest {
	return graphTest(`${url}?$select=id`, {
		403: `Signed in, but the app may not reach files: ${howToGrant(permission)}.`,
		404: 'Signed in, but there is no OneDrive: the user or the tenant has no licence for it yet.',
	});
}

/** Which site the Test button asks for. An app with Sites.Selected sees no other than those it was granted. */
export const testSiteField: INodeProperties = {
	displayName: 'Site to Test With',
	name: 'testSite',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://contoso.sharepoint.com/sites/Sales',
	description:
		"The address of a site that the Test button looks for; blank is the tenant's root site. Needed only with the permission Sites.Selected: enter a site that the app was granted.",
};

/** What the Test button asks Graph: to name a site. Graph describes no $select for sites that are named by their address. */
export function siteTest(permission: Permission): ICredentialTestRequest {
	const own = '$credentials.testSite.trim()';
	const path = `${own}.replace(/^https:\\/\\/([^\\/?#]+)\\/((?:sites|teams)\\/[^\\/?#]+).*$/i, "$1:/$2").replace(/^https:\\/\\/([^\\/?#]+).*$/i, "$1")`;
	return graphTest(`=/v1.0/sites/{{ ${own} ? ${path} : "root" }}`, {
		403: `Signed in, but the app may not reach this site: ${howToGrant(permission)}. With Sites.Selected instead, enter a site that the app was granted as Site to Test With.`,
		404: 'Signed in, but there is no such site: check Site to Test With.',
	});
}
