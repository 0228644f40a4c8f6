import { delegated } from './delegation.ts';
import { Refusal } from './refusal.ts';
import { HINDRANCES, invalidScope, mfaRequired, noTenant } from './refusals.ts';
import { requireTenanted } from './signIn.ts';
import { required, type TokenRequest } from './tokenRequest.ts';

type Grant = (request: TokenRequest) => object;

/** learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
export const clientCredentials: Grant = ({ form, signIn, authority, app, proof }) => {
	if (!authority.tenant) throw noTenant();
	const asked = signIn.scopes(required(form, 'scope'), authority);
	const [resource, ...others] = asked.resources.keys();
	if (others.length) throw invalidScope(asked.text);
	if (!resource || asked.openId.length || asked.resources.get(resource)?.[0] !== '.default') {
		throw new Refusal(
			'invalid_scope',
			1002012,
			`The provided value for scope ${asked.text} is not valid. Client credential flows must have a scope value with ` +
				'/.default suffixed to the resource identifier (application ID URI).',
		);
	}
	return signIn.tokens.issue({ tenantId: authority.tenant.id, app, proof }, resource, app.roles ?? []);
};

/** learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
export const authorizationCode: Grant = (request) => {
	const { exchange, form, signIn, authority, app } = request;
	requireTenanted(app, authority);
	const code = required(form, 'code');
	const redirectUri = required(form, 'redirect_uri');
	const verifier = form.get('code_verifier');
	try {
		const authorization = signIn.codes.redeem(code, { clientId: app.clientId, redirectUri, verifier });
		return delegated(request, authorization.user, authorization.scope, authorization.nonce);
	} catch (error) {
		const again = error instanceof Refusal && error.code === 54005;
		if (again) exchange.violate('an authorization code redeemed twice');
		throw error;
	}
};

/** learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#refresh-the-access-token */
export const refreshToken: Grant = (request) => {
	const { form, signIn, authority, app } = request;
	requireTenanted(app, authority);
	const { user, scope } = signIn.refreshTokens.use(required(form, 'refresh_token'), app.clientId);
	return delegated(request, user, scope);
};

/** learn.microsoft.com/entra/identity-platform/v2-oauth-ropc */
export const password: Grant = (request) => {
	const { form, signIn, authority, app } = request;
	if (authority.shared && authority.shared !== 'organizations') {
		throw new Refusal(
			'invalid_request',
			9001023,
			'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or ' +
				'tenant-specific endpoint.',
		);
	}
	requireTenanted(app, authority);
	const user = signIn.directory.user(required(form, 'username'), authority.tenant);
	const given = required(form, 'password');
	if (!user) {
		throw new Refusal(
			'invalid_grant',
			50034,
			`The user account {EmailHidden} does not exist in the ${authority.segment} directory. To sign into this ` +
				'application, the account must be added to the directory.',
		);
	}
	// The reference says that the flow does not go with federation; the answer is that of a wrong password.
	if (user.federated || user.password !== given) {
		throw new Refusal(
			'invalid_grant',
			50126,
			'Error validating credentials due to invalid username or password.',
		);
	}
	const scope = form.get('scope') ?? `${signIn.graph}/.default`;
	const resource = [...signIn.scopes(scope, authority).resources.keys()][0] ?? signIn.graph;
	if (user.hindrance) throw HINDRANCES[user.hindrance](resource);
	if (user.mfa) throw mfaRequired(resource);
	return delegated(request, user, scope);
};
