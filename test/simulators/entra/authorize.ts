import type { Exchange } from '../exchange.ts';
import { consented } from './delegation.ts';
import type { User } from './directory.ts';
import { Refusal } from './refusal.ts';
import { malformed } from './refusals.ts';
import type { Authority, SignIn } from './signIn.ts';
import { requireTenanted } from './signIn.ts';
import { required } from './tokenRequest.ts';

/**
 * `GET /{tenant}/oauth2/v2.0/authorize`, with a person who is signed in and agrees to what the administrator consented
 * to: the browser goes straight back to the application. Any answer there is may be given once the redirect address is
 * known to be the application's; until then Entra shows a page, which is the Refusal thrown.
 */
export async function answerAuthorize(
	exchange: Exchange,
	signIn: SignIn,
	segment: string,
	signedIn: User | undefined,
): Promise<void> {
	const query = exchange.url.searchParams;
	const authority = signIn.authority(segment);
	const app = signIn.app(required(query, 'client_id'), authority);
	requireTenanted(app, authority);
	const redirectUri = required(query, 'redirect_uri');
	if (app.redirectUris && !app.redirectUris.includes(redirectUri)) {
		throw new Refusal(
			'invalid_request',
			50011,
			`The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the ` +
				`application '${app.clientId}'.`,
		);
	}
	const answer = new URLSearchParams();
	try {
		const user = userOf(signIn, authority, query.get('login_hint'), signedIn);
		requireCodeFlow(query);
		const scope = required(query, 'scope');
		for (const permissions of signIn.scopes(scope, authority).resources.values()) consented(app, permissions);
		const challenge = challengeOf(query);
		const nonce = query.get('nonce') ?? undefined;
		answer.set(
			'code',
			signIn.codes.issue({ clientId: app.clientId, user, redirectUri, scope, challenge, nonce }),
		);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const refusal = error.code === 65001 ? declined() : error;
		answer.set('error', refusal.error);
		answer.set('error_description', refusal.describe(exchange).error_description);
	}
	if (query.has('state')) answer.set('state', query.get('state') ?? '');
	await goBack(exchange, redirectUri, answer);
}

function userOf(
	signIn: SignIn,
	{ tenant }: Authority,
	hint: string | null,
	signedIn: User | undefined,
): User {
	const user = hint === null ? signedIn : signIn.directory.user(hint, tenant);
	const person = user ?? signIn.directory.users.find(({ tenantId }) => !tenant || tenantId === tenant.id);
	if (person) return person;
	throw new Error('nobody is there to sign in: give the simulator a user of this tenant');
}

function requireCodeFlow(query: URLSearchParams): void {
	const type = required(query, 'response_type');
	if (type === 'code') return;
	const text = `response_type '${type}' is not enabled for the application.`;
	throw new Refusal('unsupported_response_type', 700054, text);
}

function challengeOf(query: URLSearchParams): { text: string; method: string } | undefined {
	const text = query.get('code_challenge');
	const method = query.get('code_challenge_method') ?? 'plain';
	if (text === null) return undefined;
	if (method === 'plain' || method === 'S256') return { text, method };
	throw malformed();
}

/** What becomes of a request for more than was consented to: at the browser it is asked, and declined. */
function declined(): Refusal {
	return new Refusal('access_denied', 65004, 'User declined to consent to access the app.');
}

async function goBack(exchange: Exchange, redirectUri: string, answer: URLSearchParams): Promise<void> {
	const mode = exchange.url.searchParams.get('response_mode') ?? 'query';
	if (mode === 'form_post') {
		const escape = (text: string) => text.replace(/[&<"]/g, (character) => `&#${character.charCodeAt(0)};`);
		const fields = [...answer].map(
			([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}"/>`,
		);
		const form = `<form method="post" action="${escape(redirectUri)}">${fields.join('')}</form>`;
		const page = `<html><body>${form}<script>document.forms[0].submit()</script></body></html>`;
		return exchange.reply(200, page, { 'content-type': 'text/html; charset=utf-8' });
	}
	const location = new URL(redirectUri);
	if (mode === 'fragment') location.hash = answer.toString();
	else for (const [name, value] of answer) location.searchParams.append(name, value);
	await exchange.reply(302, undefined, { location: location.href, 'cache-control': 'no-store, no-cache' });
}
