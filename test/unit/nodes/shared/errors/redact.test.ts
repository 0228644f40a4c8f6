import { redact } from '../../../../../nodes/shared/errors/redact.ts';

const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2lnbmF0dXJl-_x';

test.each([
	[
		'a bearer token',
		'Authorization: Bearer abc.DEF-1~2+3/4== was refused',
		'Authorization: Bearer … was refused',
	],
	['a client and its secret', 'Authorization: Basic aWQ6c2VjcmV0', 'Authorization: Basic …'],
	['a JSON web token', `token ${jwt} has expired`, 'token … has expired'],
	['two of them', `${jwt} and ${jwt}`, '… and …'],
	['one in quotes', `{"access_token":"${jwt}"}`, '{"access_token":"…"}'],
	['one that was cut off', 'token eyJhbGciOiJub25lIn0.eyJzdWIiOiIx…', 'token ……'],
	[
		'the query of an address',
		'PUT https://contoso-my.sharepoint.com/_api/up?tempauth=v1.secret&x=1 failed',
		'PUT https://contoso-my.sharepoint.com/_api/up?… failed',
	],
	[
		'one between quotes',
		'at "https://host/a?sig=x%2F1" and \'http://host?y\'',
		'at "https://host/a?…" and \'http://host?…\'',
	],
	['one in brackets', '<https://host/a?sig=x>', '<https://host/a?…>'],
	[
		'one with quotes in it',
		'PUT https://contoso.sharepoint.com/up?guid=\'1\'&overwrite="x"&tempauth=secret failed',
		'PUT https://contoso.sharepoint.com/up?… failed',
	],
	[
		'one with quotes ahead of it',
		"https://contoso.sharepoint.com/_api/web/GetFile('/a')/up?guid='','1'&tempauth=secret",
		"https://contoso.sharepoint.com/_api/web/GetFile('/a')/up?…",
	],
	['one of an address in capitals', 'HTTPS://HOST/a?sig=x', 'HTTPS://HOST/a?…'],
	[
		'the path of an upload address of OneDrive personal',
		'"https://sn3302.up.1drv.com/up/fe6987415ace7X4e1eF866337" and https://api.onedrive.com/rup/1/secret?x',
		'"https://sn3302.up.1drv.com/…" and https://api.onedrive.com/…',
	],
	['a bearer token in small letters', '{"authorization":"bearer xyz"}', '{"authorization":"bearer …"}'],
	['rather a word than no token', 'The bearer of bad news', 'The bearer … bad news'],
	['two bearer tokens', 'Bearer a, Bearer b', 'Bearer …, Bearer …'],
	['several', `https://a/?x=1 https://b/?y=2 ${jwt}`, 'https://a/?… https://b/?… …'],
	['one over lines', `https://a/b?x=1\nBearer abc`, 'https://a/b?…\nBearer …'],
])('takes out %s', (_, text, safe) => {
	expect(redact(text)).toBe(safe);
});

test.each([
	'Bearer',
	'https://developer.domo.com/portal/72ae9b3e80374-list-data-sets',
	'Is "Sales.csv" open? Close it.',
	'eyJ is how they begin',
	'',
])('leaves %p alone', (text) => {
	expect(redact(text)).toBe(text);
});
