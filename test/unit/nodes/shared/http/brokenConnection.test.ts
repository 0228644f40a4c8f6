import { brokenConnection } from '../../../../../nodes/shared/http/brokenConnection.ts';
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
	['SELF_SIGNED_CERT_IN_CHAIN', /NODE_EXTRA_CA_CERTS/],
	['DEPTH_ZERO_SELF_SIGNED_CERT', /NODE_EXTRA_CA_CERTS/],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /NODE_EXTRA_CA_CERTS/],
	['EPROTO', /connection failed/],
])('%s is put into words', (code, words) => {
	expect(brokenConnection(coded(code))).toMatch(words);
});

test('says for how long nothing moved', () => {
	expect(brokenConnection(new NoProgress(120_000))).toBe('nothing moved for 120 s');
});

test('an error that nobody knows does not speak for itself: it may hold an address', () => {
	expect(brokenConnection(new Error('https://host/up?tempauth=secret'))).toBe('the connection failed');
});
