import { stringToSign } from '../../../../../nodes/AzureDataLakeWriteback/lake/sharedKey.ts';

/** https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key#constructing-the-canonicalized-resource-string */
test('the text that is signed has the headers and the parameters in their order, decoded', () => {
	const url = new URL(
		'https://a.dfs.core.windows.net/fs/a%20b?resource=file&Continuation=x%2By&directory=%C3%BC',
	);
	const headers = {
		...{ range: 'bytes=0-', 'if-match': '"0x1"', 'content-length': '0' },
		...{ 'x-ms-version': '2025-01-05', 'x-ms-date': 'Sat, 21 Nov 2026 12:00:00 GMT' },
	};
	expect(stringToSign('a', 'GET', url, headers).split('\n')).toEqual([
		...['GET', '', '', '', '', '', '', '', '"0x1"', '', '', 'bytes=0-'],
		...['x-ms-date:Sat, 21 Nov 2026 12:00:00 GMT', 'x-ms-version:2025-01-05'],
		...['/a/fs/a%20b', 'continuation:x+y', 'directory:ü', 'resource:file'],
	]);
});

test('a length that is none is left out, another is not', () => {
	const url = new URL('https://a.dfs.core.windows.net/fs');
	expect(stringToSign('a', 'PUT', url, { 'content-length': '0' }).split('\n')[3]).toBe('');
	expect(stringToSign('a', 'PUT', url, { 'content-length': '12' }).split('\n')[3]).toBe('12');
});
