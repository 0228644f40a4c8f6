import { constants, createHash, verify, X509Certificate } from 'node:crypto';

import type { Jwt } from '../jwt.ts';
import { readJwt } from '../jwt.ts';
import type { App } from './directory.ts';
import { same } from './directory.ts';
import { Refusal } from './refusal.ts';

const ALGORITHMS: Record<string, { padding: number; saltLength?: number }> = {
	PS256: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
	RS256: { padding: constants.RSA_PKCS1_PADDING },
};
/** Seconds. Clocks differ, and Microsoft's own library rounds `nbf` up to the next second. */
const CLOCK_SKEW = 300;
const AUDIENCE = /^(https:\/\/[^/]+\/[^/]+)\/(?:oauth2\/v2\.0\/token|oauth2\/token|v2\.0)\/?$/;

/**
 * Verifies a client assertion as learn.microsoft.com/entra/identity-platform/certificate-credentials describes it: signed
 * with a registered certificate, for this tenant's token endpoint, by and about the application itself.
 *
 * @param audiences the tenant's addresses at the sign-in service, such as `https://login.microsoftonline.com/contoso.com`
 * @throws Refusal
 */
export function verifyAssertion(assertion: string, app: App, audiences: string[]): void {
	const jwt = readJwt(assertion);
	const algorithm = typeof jwt?.header.alg === 'string' ? ALGORITHMS[jwt.header.alg] : undefined;
	if (!jwt || !algorithm) throw new Refusal('invalid_client', 50027, 'JWT token is invalid or malformed.');
	const certificate = findCertificate(jwt, app);
	if (!certificate) throw badSignature('The key was not found.', app);
	const key = { key: certificate.publicKey, ...algorithm };
	if (!verify('sha256', Buffer.from(jwt.signed), key, jwt.signature)) {
		throw badSignature('The provided signature value did not match the expected signature value.', app);
	}
	if (certificate.validToDate.getTime() <= Date.now()) throw badSignature('The key used is expired.', app);
	verifyClaims(jwt.claims, app, audiences);
}

function findCertificate({ header }: Jwt, app: App): X509Certificate | undefined {
	return app.certificates
		?.map((pem) => new X509Certificate(pem))
		.find(({ raw }) => {
			const thumbprint = (hash: string) => createHash(hash).update(raw).digest('base64url');
			return header['x5t#S256'] === thumbprint('sha256') || header.x5t === thumbprint('sha1');
		});
}

function verifyClaims(claims: Jwt['claims'], app: App, audiences: string[]): void {
	const { iss, sub, aud, exp, nbf } = claims;
	if (iss !== sub)
		throw new Refusal('invalid_client', 50048, 'Subject mismatches Issuer claim in the client assertion.');
	if (typeof iss !== 'string' || !same(iss, app.clientId)) {
		throw new Refusal(
			'invalid_client',
			700021,
			"Client assertion application identifier doesn't match 'client_id' parameter.",
		);
	}
	const [, audience = ''] = AUDIENCE.exec(typeof aud === 'string' ? aud : '') ?? [];
	if (!audiences.some((known) => same(known, audience))) {
		throw new Refusal(
			'invalid_client',
			700023,
			'Client assertion audience claim does not match Realm issuer.',
		);
	}
	const now = Date.now() / 1000;
	if (typeof exp !== 'number' || exp <= now || (typeof nbf === 'number' && nbf > now + CLOCK_SKEW)) {
		throw new Refusal(
			'invalid_client',
			700024,
			`Client assertion is not within its valid time range. Current time: ${new Date().toISOString()}, expiry time of ` +
				`assertion ${typeof exp === 'number' ? new Date(exp * 1000).toISOString() : 'none'}.`,
		);
	}
}

function badSignature(reason: string, app: App): Refusal {
	return new Refusal(
		'invalid_client',
		700027,
		'The certificate with identifier used to sign the client assertion is not registered on application. ' +
			`[Reason - ${reason}, Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured ` +
			`keys for app Id '${app.clientId}'].`,
	);
}
