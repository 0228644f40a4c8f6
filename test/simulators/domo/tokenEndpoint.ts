import type { Exchange } from '../exchange.ts';
import { type Client, type Clients, scopesOf } from './clients.ts';
import { refuse } from './errors.ts';

const CREDENTIALS = ['client_id', 'client_secret', 'access_token'];

/**
 * `GET` or `POST /oauth/token`: the client is known by HTTP Basic; grant and scope are in the query of a GET and in the
 * form of a POST. Domo's portal: API authentication.
 */
export async function answerToken(exchange: Exchange, clients: Clients): Promise<void> {
	if (CREDENTIALS.some((name) => exchange.url.searchParams.has(name))) {
		exchange.violate('a credential in the address of the token endpoint');
	}
	const parameters = exchange.method === 'POST' ? await formOf(exchange) : exchange.url.searchParams;
	if (!exchange.headers.authorization)
		exchange.violate('a token asked for without HTTP Basic authentication');
	const client = clients.authenticate(exchange.headers.authorization);
	if (!client) {
		return refuse(exchange, 401, 'Bad credentials', { 'www-authenticate': 'Basic realm="oauth2/client"' });
	}
	if (parameters.get('grant_type') !== 'client_credentials') {
		exchange.violate('grant_type is not client_credentials');
		return refuse(exchange, 400, `Unsupported grant type: ${parameters.get('grant_type')}`);
	}
	const scopes = requestedScopes(parameters.get('scope'), client);
	if (scopes.some((scope) => scope.includes(',')))
		exchange.violate('scopes are separated by spaces, not by commas');
	const invalid = scopes.find((scope) => !scopesOf(client).some((granted) => granted === scope));
	if (invalid !== undefined) return refuse(exchange, 400, `Invalid scope: ${invalid}`);
	await exchange.stream(
		200,
		[Buffer.from(JSON.stringify(clients.issue(client, scopes)))],
		{
			'content-type': 'application/json;charset=utf-8',
			'cache-control': 'no-store',
			pragma: 'no-cache',
			vary: 'Accept-Encoding, User-Agent',
		},
		{ gzip: true },
	);
}

async function formOf(exchange: Exchange): Promise<URLSearchParams> {
	const form = await exchange.form();
	if (exchange.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return form;
	exchange.violate('the token endpoint takes a form');
	return new URLSearchParams();
}

/** Without a scope, a token has all the scopes of its client. */
function requestedScopes(scope: string | null, client: Client): readonly string[] {
	const named = (scope ?? '').split(' ').filter(Boolean);
	return named.length ? named : scopesOf(client);
}
