/**
 * The national clouds of Microsoft: where users and apps sign in, and where Graph answers.
 * https://learn.microsoft.com/graph/deployments
 */
export const CLOUDS = {
	global: {
		name: 'Global (and US Government GCC)',
		authority: 'https://login.microsoftonline.com',
		graph: 'https://graph.microsoft.com',
	},
	usGov: {
		name: 'US Government L4 (GCC High)',
		authority: 'https://login.microsoftonline.us',
		graph: 'https://graph.microsoft.us',
	},
	usGovDod: {
		name: 'US Government L5 (DoD)',
		authority: 'https://login.microsoftonline.us',
		graph: 'https://dod-graph.microsoft.us',
	},
	china: {
		name: 'China (21Vianet)',
		authority: 'https://login.chinacloudapi.cn',
		graph: 'https://microsoftgraph.chinacloudapi.cn',
	},
} as const;

export type CloudName = keyof typeof CLOUDS;

/** The fields of a Microsoft credential that say where it belongs. */
export interface CloudChoice {
	cloud: CloudName | 'custom';
	authorityUrl?: string;
	serviceUrl?: string;
}

const root = (url: string | undefined) => (url ?? '').trim().replace(/\/+$/, '');

/** The sign-in host of a credential, without a trailing slash. */
export function authorityOf(credential: CloudChoice): string {
	return credential.cloud === 'custom' ? root(credential.authorityUrl) : CLOUDS[credential.cloud].authority;
}

/** The Graph host of a credential, without a trailing slash. */
export function graphOf(credential: CloudChoice): string {
	return credential.cloud === 'custom' ? root(credential.serviceUrl) : CLOUDS[credential.cloud].graph;
}

/**
 * The same choice as an n8n expression, for the fields that n8n itself works out: OAuth2 addresses and test requests.
 * @param data what the credential's fields are called there: `$self` in a credential field, `$credentials` in a test
 */
export function cloudExpression(part: 'authority' | 'graph', data: '$self' | '$credentials'): string {
	const custom = `${data}["${part === 'authority' ? 'authorityUrl' : 'serviceUrl'}"].trim().replace(/\\/+$/, "")`;
	return Object.entries(CLOUDS).reduceRight(
		(otherwise, [name, cloud]) => `${data}["cloud"] === "${name}" ? "${cloud[part]}" : ${otherwise}`,
		custom,
	);
}
