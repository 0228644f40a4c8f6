import { NoProgress } from './exchange';

const UNKNOWN_AUTHORITY =
	"its certificate is signed by an authority that n8n does not know; name that authority's file in NODE_EXTRA_CA_CERTS";

/** By Node's codes; those of certificates: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
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
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
	UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
	SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
	DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_AUTHORITY,
	CERT_HAS_EXPIRED: 'its certificate has expired',
	CERT_NOT_YET_VALID: "its certificate is not valid yet; check the clock of n8n's machine",
	CERT_REVOKED: 'its certificate was revoked',
	ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** Why a connection failed, to follow "…: ". A certificate gets its fix as well. */
export function brokenConnection(error: Error & { code?: string }): string {
	if (error instanceof NoProgress) return `nothing moved for ${error.milliseconds / 1000} s`;
	const code = error.code ?? '';
	if (WORDS[code]) return WORDS[code];
	// An alert (ERR_SSL_…) is the other side's: it is about a certificate of ours.
	if (/^(?!ERR_SSL_).*CERT/.test(code)) return `its certificate was not accepted (${code})`;
	return 'the connection failed';
}

/** Whether the connection failed before anything of a request could be sent over it. */
export function isUnsent({ code = '' }: Error & { code?: string }): boolean {
	return NEVER_CONNECTED.includes(code) || WORDS[code]?.includes('its certificate') === true;
}

const NEVER_CONNECTED = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'];
