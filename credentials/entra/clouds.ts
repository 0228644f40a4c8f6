/**
 * The national clouds of Microsoft: where users and apps sign in, where each service answers, and what a token for Power BI
 * is asked for.
 * https://learn.microsoft.com/graph/deployments
 * https://learn.microsoft.com/power-bi/developer/embedded/embed-sample-for-customers-national-clouds
 */
export const CLOUDS = {
	global: {
		name: 'Global',
		authority: 'https://login.microsoftonline.com',
		graph: 'https://graph.microsoft.com',
		powerBi: 'https://api.powerbi.com',
		powerBiResource: 'https://analysis.windows.net/powerbi/api',
	},
	usGcc: {
		name: 'US Government GCC',
		authority: 'https://login.microsoftonline.com',
		graph: 'https://graph.microsoft.com',
		powerBi: 'https://api.powerbigov.us',
		powerBiResource: 'https://analysis.usgovcloudapi.net/powerbi/api',
	},
	usGov: {
		name: 'US Government L4 (GCC High)',
		authority: 'https://login.microsoftonline.us',
		graph: 'https://graph.microsoft.us',
		powerBi: 'https://api.high.powerbigov.us',
		powerBiResource: 'https://high.analysis.usgovcloudapi.net/powerbi/api',
	},
	usGovDod: {
		name: 'US Government L5 (DoD)',
		authority: 'https://login.microsoftonline.us',
		graph: 'https://dod-graph.microsoft.us',
		powerBi: 'https://api.mil.powerbigov.us',
		powerBiResource: 'https://mil.analysis.usgovcloudapi.net/powerbi/api',
	},
	china: {
		name: 'China (21Vianet)',
		authority: 'https://login.chinacloudapi.cn',
		graph: 'https://microsoftgraph.chinacloudapi.cn',
		powerBi: 'https://api.powerbi.cn',
		powerBiResource: 'https://analysis.chinacloudapi.cn/powerbi/api',
	},
} as const;

export type CloudName = keyof typeof CLOUDS;
export type CloudService = 'graph' | 'powerBi';

/** The fields of a Microsoft credential that say where it belongs. */
export interface CloudChoice {
	cloud: CloudName | 'custom';
	authorityUrl?: string;
	serviceUrl?: string;
}

const root = (url: string | undefined) => (url ?? '').trim().replace(/\/+$/, '');

/** The clouds that a credential offers. Graph and the sign-in are the same in GCC as in the rest of the world. */
export function cloudOptions(service: CloudService): Array<{ name: string; value: string }> {
	return Object.entries(CLOUDS).flatMap(([value, { name }]) => {
		if (service === 'powerBi') return { name, value };
		if (value === 'usGcc') return [];
		return { name: value === 'global' ? 'Global (and US Government GCC)' : name, value };
	});
}

/** The sign-in host of a credential, without a trailing slash. */
export function authorityOf(credential: CloudChoice): string {
	return credential.cloud === 'custom' ? root(credential.authorityUrl) : CLOUDS[credential.cloud].authority;
}

/** The host of a service for a credential, without a trailing slash. */
export function serviceOf(credential: CloudChoice, service: CloudService): string {
	return credential.cloud === 'custom' ? root(credential.serviceUrl) : CLOUDS[credential.cloud][service];
}

/** The Graph host of a credential, without a trailing slash. */
export const graphOf = (credential: CloudChoice): string => serviceOf(credential, 'graph');

/** What a token for the service is asked for, unless the credential has a scope of its own. */
export function scopeOf(credential: CloudChoice & { scope?: string }, service: CloudService): string {
	const own = credential.scope?.trim();
	if (own) return own;
	const { cloud } = credential;
	const resource =
		cloud !== 'custom' && service === 'powerBi'
			? CLOUDS[cloud].powerBiResource
			: serviceOf(credential, service);
	return `${resource}/.default`;
}

/**
 * The same choice as an n8n expression, for the fields that n8n itself works out: OAuth2 addresses and test requests.
 * @param data what the credential's fields are called there: `$self` in a credential field, `$credentials` in a test
 */
export function cloudExpression(
	part: 'authority' | 'powerBiResource' | CloudService,
	data: '$self' | '$credentials',
): string {
	const custom = `${data}["${part === 'authority' ? 'authorityUrl' : 'serviceUrl'}"].trim().replace(/\\/+$/, "")`;
	return Object.entries(CLOUDS).reduceRight(
		(otherwise, [name, cloud]) => `${data}["cloud"] === "${name}" ? "${cloud[part]}" : ${otherwise}`,
		custom,
	);
}
