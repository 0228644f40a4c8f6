import { NoProgress } from './exchange';

const WORDS: Record<string, string> = {
	ENOTFOUND: 'its name is not known (DNS)',
	EAI_AGAIN: 'its name could not be looked up (DNS)',
	ECONNREFUSED: 'it refused the connection',
	ECONNRESET: 'it broke the connection',
	EPIPE: 'it broke the connection',
	ETIMEDOUT: 'it did not answer in time',
	ECONNABORTED: 'it did not answer in time',
	EHOSTUNREACH: 'there is no way to it',
	ENETUNREACH: 'there is no way to it',
	CERT_HAS_EXPIRED: 'its certificate has expired',
};

/** Why a connection failed, to follow "…: ". Certificates that Node does not trust get the fix as well. */
export function brokenConnection(error: Error & { code?: string }): string {
	if (error instanceof NoProgress) return `nothing moved for ${error.milliseconds / 1000} s`;
	const code = error.code ?? '';
	if (WORDS[code]) return WORDS[code];
	if (/CERT|SELF_SIGNED|ISSUER/.test(code))
		return "its certificate is signed by an authority that n8n does not know; name that authority's file in NODE_EXTRA_CA_CERTS";
	return 'the connection failed';
}
