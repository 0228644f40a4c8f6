import type { LakeCredential } from '../../../../credentials/azureDataLake/account.ts';
import {
	assertSasPermits,
	FOR_DIRECT_WRITE,
	FOR_UPLOAD,
} from '../../../../credentials/azureDataLake/sasPermissions.ts';

const signed = (sasToken: string) => ({ authentication: 'sas', sasToken }) as LakeCredential;

test.each([
	['all that is needed', signed('?sv=2024-11-04&sp=wd&sig=abc'), FOR_UPLOAD],
	['what a stored access policy permits', signed('sv=2024-11-04&si=policy&sig=abc'), FOR_UPLOAD],
	['what writing takes', signed('sv=2024-11-04&sp=w&sig=abc'), FOR_DIRECT_WRITE],
	[
		'what is left of a signature, where there is none',
		{ ...signed('sp=r'), authentication: 'sharedKey' as const },
		FOR_UPLOAD,
	],
])('%s is let pass', (_, credential, needed) => {
	expect(() => assertSasPermits(credential, needed)).not.toThrow();
});

test.each([
	['racwl', FOR_UPLOAD, 'Delete (d).'],
	['rl', FOR_UPLOAD, 'Write (w), Delete (d).'],
	['', FOR_UPLOAD, 'Write (w), Delete (d).'],
	['ac', FOR_DIRECT_WRITE, 'Write (w).'],
])('of %s, what is missing is named', (permissions, needed, missing) => {
	const credential = signed(`sv=2024-11-04&sp=${permissions}&sig=abc`);
	expect(() => assertSasPermits(credential, needed)).toThrow(`an upload needs: ${missing}`);
});
