import type { Exchange } from '../exchange.ts';
import { authenticate, presentedBy } from './clientAuthentication.ts';
import { authorizationCode, clientCredentials, password, refreshToken } from './grants.ts';
import { Refusal, replyJson } from './refusal.ts';
import { malformed, missingParameter } from './refusals.ts';
import type { SignIn } from './signIn.ts';
import { required } from './tokenRequest.ts';

const GRANTS = new Map([
	['client_credentials', clientCredentials],
	['authorization_code', authorizationCode],
	['refresh_token', refreshToken],
	['password', password],
]);
const SECRETS = ['client_secret', 'client_assertion', 'password', 'refresh_token', 'code', 'code_verifier'];
/** Nothing we know of says where Entra draws these lines; no honest request comes near them. */
const LONGEST_ADDRESS = 8192;
const LONGEST_FORM = 65_536;

/** `POST /{tenant}/oauth2/v2.0/token`. @throws Refusal */
export async function answerToken(exchange: Exchange, signIn: SignIn, segment: string): Promise<void> {
	const form = await formOf(exchange);
	const grantType = required(form, 'grant_type');
	const grant = GRANTS.get(grantType);
	if (!grant) {
		exchange.violate(`the grant type ${grantType}`);
		throw new Refusal(
			'unsupported_grant_type',
			70003,
			`The app requested an unsupported grant type '${grantType}'.`,
		);
	}
	const authority = signIn.authority(segment);
	const presented = presentedBy(exchange, form);
	if (!presented.clientId) throw missingParameter('client_id');
	const app = signIn.app(presented.clientId, authority);
	const proof = authenticate(presented, form, {
		app,
		audiences: signIn.audiences(exchange, authority),
		publicAllowed: grant !== clientCredentials,
	});
	await replyJson(exchange, 200, grant({ exchange, form, signIn, authority, app, proof }));
}

/** The form that was posted. What is in the address or in another format counts for nothing. @throws Refusal */
async function formOf(exchange: Exchange): Promise<URLSearchParams> {
	const { url } = exchange;
	if (SECRETS.some((name) => url.searchParams.has(name))) exchange.violate('a secret in the address');
	if (exchange.method !== 'POST') {
		exchange.violate('the token endpoint takes only POST');
		const text = `The endpoint only accepts POST requests. Received a ${exchange.method} request.`;
		throw new Refusal('invalid_request', 900561, text);
	}
	if (url.href.length > LONGEST_ADDRESS) {
		exchange.violate(`an address of ${url.href.length} characters`);
		throw new Refusal('invalid_request', 90015, 'The query string is too long.');
	}
	const form = await exchange.form();
	if (exchange.entry.bodyBytes > LONGEST_FORM) {
		exchange.violate(`a token request of ${exchange.entry.bodyBytes} bytes`);
		throw malformed();
	}
	if (exchange.headers.origin !== undefined) {
		exchange.violate('a token asked for across origins, as only a browser does');
		throw new Refusal(
			'invalid_request',
			9002326,
			"Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. " +
				`Request origin: '${exchange.headers.origin}'.`,
		);
	}
	if (exchange.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return form;
	exchange.violate('the token endpoint takes a form');
	return new URLSearchParams();
}
