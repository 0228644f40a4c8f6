import { brokenConnection, isUnsent } from '../../../../../nodes/shared/http/brokenConnection.ts';
import { NoProgress } from '../../../../../nodes/shared/http/exchange.ts';

const coded = (code: string) => Object.assign(new Error(`connect ${code} 10.0.0.1:443`), { code });

test.each([
	['ENOTFOUND', /DNS/],
	['EAI_AGAIN', /DNS/],
	['ECONNREFUSED', /refused/],
	['ECONNRESET', /broke/],
	['EPIPE', /broke/],
	['ETIMEDOUT', /in time/],
	['ECONNABORTED', /in time/],
	['EHOSTUNREACH', /no way/],
	['ENETUNREACH', /no way/],
	['CERT_HAS_EXPIRED', /certificate has expired/],
	['ERR_TLS_CERT_ALTNAME_INVALID', /certificate is for another name/],
	['CERT_NOT_YET_VALID', /certificate is not valid yet.*clock/],
	['CERT_REVOKED', /certificate was revoked/],
	['CERT_SIGNATURE_FAILURE', /certificate was not accepted \(CERT_SIGNATURE_FAILURE\)/],
	['UNABLE_TO_GET_CERT_CRL', /certificate was not accepted \(UNABLE_TO_GET_CERT_CRL\)/],
	['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', /^the connection failed$/],
	['EPROTO', /connection failed/],
])('%s is put into words', (code, words) => {
	expect(brokenConnection(coded(code))).toMatch(words);
	expect(brokenConnection(coded(code))).not.toContain('NODE_EXTRA_CA_CERTS');
});

test.each([
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
])('%s is an authority that n8n can be told of', (code) => {
	expect(brokenConnection(coded(code))).toMatch(/authority that n8n does not know.*NODE_EXTRA_CA_CERTS/);
});

test('says for how long nothing moved', () => {
	expect(brokenConnection(new NoProgress(120_000))).toBe('nothing moved for 120 s');
});

test('an error that nobody knows does not speak for itself: it may hold an address', () => {
	expect(brokenConnection(new Error('https://host/up?tempauth=secret'))).toBe('the connection failed');
});

test.each([
	['ECONNREFUSED', true],
	['ENOTFOUND', true],
	['CERT_HAS_EXPIRED', true],
	['SELF_SIGNED_CERT_IN_CHAIN', true],
	['ECONNRESET', false],
	['ETIMEDOUT', false],
	['EPIPE', false],
])('%s: nothing was sent: %s', (code, unsent) => expect(isUnsent(coded(code))).toBe(unsent));
