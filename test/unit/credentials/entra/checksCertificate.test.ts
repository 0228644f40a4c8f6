import { assertEntraCredential, type EntraCredential } from '../../../../credentials/entra/checks.ts';
import { InvalidCredential } from '../../../../credentials/invalidCredential.ts';
import { makeCertificates, makeClientCertificate } from '../../../simulators/certificates.ts';

const registered = makeClientCertificate();
const other = makeClientCertificate();
const expired = makeClientCertificate(-1);
const elliptic = makeCertificates();

const withCertificate: EntraCredential = {
	cloud: 'global',
	tenantId: 'contoso.onmicrosoft.com',
	clientId: '0c8b8a54-6a1f-4a83-8f0f-5d1b1f3f7a20',
	clientCredentialType: 'certificate',
	certificate: registered.certificate,
	privateKey: registered.key,
};

test.each<[string, EntraCredential, RegExp]>([
	[
		'no certificate',
		{ ...withCertificate, certificate: '' },
		/^Certificate is not a certificate in PEM form/,
	],
	[
		'a key for a certificate',
		{ ...withCertificate, certificate: registered.key },
		/^Certificate is not a certificate/,
	],
	['no key', { ...withCertificate, privateKey: undefined }, /^Private Key is not a private key in PEM form/],
	[
		'half a key',
		{ ...withCertificate, privateKey: registered.key.slice(0, 400) },
		/^Private Key is not a private key/,
	],
	[
		'a certificate for a key',
		{ ...withCertificate, privateKey: registered.certificate },
		/^Private Key is not a private key/,
	],
	[
		'a key of another certificate',
		{ ...withCertificate, privateKey: other.key },
		/^Private Key does not belong to/,
	],
	[
		'a certificate that ran out',
		{ ...withCertificate, certificate: expired.certificate, privateKey: expired.key },
		/^Certificate ran out on \d{4}-\d\d-\d\d: upload a new one/,
	],
	[
		'a certificate with a key that is not RSA',
		{ ...withCertificate, certificate: elliptic.certificate, privateKey: elliptic.key },
		/^Private Key is not an RSA key.*upload its certificate/,
	],
])('%s cannot sign in', (_, credential, message) => {
	for (const signIn of ['app', 'delegated'] as const) {
		expect(() => assertEntraCredential(credential, signIn)).toThrow(InvalidCredential);
		expect(() => assertEntraCredential(credential, signIn)).toThrow(message);
	}
});
