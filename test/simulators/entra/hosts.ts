/**
 * Where the sign-in service of each national cloud answers. China's is reached by either of its two names.
 * @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 */
export const SIGN_IN_HOSTS = [
	'login.microsoftonline.com',
	'login.microsoftonline.us',
	'login.chinacloudapi.cn',
	'login.partner.microsoftonline.cn',
];
