import type { Exchange } from '../exchange.ts';
import { replyJson } from './refusal.ts';
import type { SignIn } from './signIn.ts';

/** `GET /{tenant}/v2.0/.well-known/openid-configuration`: where the endpoints are, as the client addresses the service. */
export async function answerDiscovery(exchange: Exchange, signIn: SignIn, segment: string): Promise<void> {
	const { tenant } = signIn.authority(segment);
	const { origin } = exchange.url;
	const base = `${origin}/${tenant?.id ?? segment}`;
	await replyJson(exchange, 200, {
		token_endpoint: `${base}/oauth2/v2.0/token`,
		token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
		jwks_uri: `${base}/discovery/v2.0/keys`,
		response_modes_supported: ['query', 'fragment', 'form_post'],
		subject_types_supported: ['pairwise'],
		id_token_signing_alg_values_supported: ['RS256'],
		response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
		scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
		// Where no tenant is named, the issuer is a pattern.
		issuer: `${origin}/${tenant?.id ?? '{tenantid}'}/v2.0`,
		request_uri_parameter_supported: false,
		authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
		end_session_endpoint: `${base}/oauth2/v2.0/logout`,
		claims_supported: [
			'sub',
			'iss',
			'aud',
			'exp',
			'iat',
			'nonce',
			'preferred_username',
			'name',
			'tid',
			'ver',
			'email',
		],
	});
}
