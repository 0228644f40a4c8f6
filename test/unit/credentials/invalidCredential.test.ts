import { assertHttpsRoot, InvalidCredential } from '../../../credentials/invalidCredential.ts';

test.each([
	'https://api.domo.com',
	'https://api.domo.com/',
	' https://api.domo.com\n',
	'https://localhost:8443',
	'https://[::1]:8443/',
	'HTTPS://LOGIN.EXAMPLE',
])('%p is the root of a service', (url) => {
	expect(() => assertHttpsRoot('API URL', url)).not.toThrow();
});

test.each([
	[undefined, /^API URL is not a web address/],
	['', /^API URL is not a web address/],
	['api.domo.com', /not a web address/],
	['https://', /not a web address/],
	['http://api.domo.com', /has to start with https:\/\//],
	['ftp://api.domo.com', /has to start with https:\/\//],
	['https://api.domo.com/v1', /without a path/],
	['https://api.domo.com/?x=1', /without a path/],
	['https://api.domo.com/#x', /without a path/],
	['https://user@api.domo.com', /root alone/],
	['https://:password@api.domo.com', /root alone/],
	['https://user:password@api.domo.com', /root alone/],
])('%p is not: %p', (url, message) => {
	expect(() => assertHttpsRoot('API URL', url)).toThrow(InvalidCredential);
	expect(() => assertHttpsRoot('API URL', url)).toThrow(message);
});
