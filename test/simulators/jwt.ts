import { randomBytes } from 'node:crypto';

/** A JSON Web Token taken apart; nothing is verified. */
export interface Jwt {
	header: Record<string, unknown>;
	claims: Record<string, unknown>;
	/** What the signature is made over. */
	signed: string;
	signature: Buffer;
}

/** A token of the form header.payload.signature. The signature is random: only the service that issued it knows it. */
export function jwtOf(claims: object): string {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const header = { typ: 'JWT', alg: 'RS256', kid: 'simulator' };
	return [part(header), part(claims), randomBytes(256).toString('base64url')].join('.');
}

/** Undefined when the text is not a token. */
export function readJwt(text: string): Jwt | undefined {
	const [header, claims, signature, ...rest] = text.split('.');
	if (!header || !claims || signature === undefined || rest.length) return undefined;
	try {
		const part = (value: string) => JSON.parse(Buffer.from(value, 'base64url').toString()) as Jwt['claims'];
		return {
			header: part(header),
			claims: part(claims),
			signed: `${header}.${claims}`,
			signature: Buffer.from(signature, 'base64url'),
		};
	} catch {
		return undefined;
	}
}
