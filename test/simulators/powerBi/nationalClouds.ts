/**
 * The hosts of the service, and the resource that a token has to be for at each.
 * @see https://learn.microsoft.com/power-bi/developer/embedded/embed-sample-for-customers-national-clouds
 */
export const RESOURCES: Readonly<Record<string, string>> = {
	'api.powerbi.com': 'https://analysis.windows.net/powerbi/api',
	'api.powerbigov.us': 'https://analysis.usgovcloudapi.net/powerbi/api',
	'api.high.powerbigov.us': 'https://high.analysis.usgovcloudapi.net/powerbi/api',
	'api.mil.powerbigov.us': 'https://mil.analysis.usgovcloudapi.net/powerbi/api',
	'api.powerbi.cn': 'https://analysis.chinacloudapi.cn/powerbi/api',
};

export const GLOBAL_HOST = 'api.powerbi.com';
export const GLOBAL_RESOURCE = 'https://analysis.windows.net/powerbi/api';
