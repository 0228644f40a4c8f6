import type { Exchange } from '../exchange.ts';
import { verifyAssertion } from './assertion.ts';
import type { App } from './directory.ts';
import {
	clientIsPublic,
	expiredSecret,
	invalidSecret,
	malformed,
	missingParameter,
	secretMissing,
} from './refusals.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** How a client has proven itself, in the words of the `appidacr` claim. */
export type Proof = 'none' | 'secret' | 'certificate';

interface Presented {
	clientId: string | undefined;
	/** What may be the secret. In HTTP Basic some clients url-encode it, as OAuth has it, and some do not. */
	secrets: string[];
	assertion: string | undefined;
}

/** What the request presents, in its form or by HTTP Basic. */
export function presentedBy(exchange: Exchange, form: URLSearchParams): Presented {
	const basic = /^Basic ([\w+/=-]+)$/i.exec(exchange.headers.authorization ?? '')?.[1];
	const [id, ...rest] = basic ? Buffer.from(basic, 'base64').toString().split(':') : [];
	const secret = rest.join(':');
	const posted = form.get('client_secret');
	const assertion = form.get('client_assertion') ?? undefined;
	if ([posted !== null, basic !== undefined, assertion !== undefined].filter(Boolean).length > 1) {
		exchange.violate('more than one way of client authentication in a request');
	}
	return {
		clientId: form.get('client_id') ?? id,
		secrets: posted !== null ? [posted] : basic ? [secret, decoded(secret)] : [],
		assertion,
	};
}

/**
 * @param audiences see `verifyAssertion`
 * @throws Refusal unless the client has proven itself, or is a public one and need not
 */
export function authenticate(
	presented: Presented,
	form: URLSearchParams,
	{ app, audiences, publicAllowed }: { app: App; audiences: string[]; publicAllowed: boolean },
): Proof {
	const { secrets, assertion } = presented;
	if (!secrets.length && assertion === undefined) {
		if (app.allowPublicClient && publicAllowed) return 'none';
		throw secretMissing();
	}
	if (app.allowPublicClient && !app.secrets?.length && !app.certificates?.length) throw clientIsPublic();
	if (assertion !== undefined) {
		const type = form.get('client_assertion_type');
		if (type === null) throw missingParameter('client_assertion_type');
		if (type !== ASSERTION_TYPE) throw malformed();
		verifyAssertion(assertion, app, audiences);
		return 'certificate';
	}
	const known = app.secrets?.find(({ value }) => secrets.includes(value));
	if (!known) throw invalidSecret(app.clientId);
	if (known.expired) throw expiredSecret(app.clientId);
	return 'secret';
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
