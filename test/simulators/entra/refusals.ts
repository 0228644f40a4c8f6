import type { Hindrance } from './directory.ts';
import { type OAuthError, Refusal } from './refusal.ts';

/**
 * The refusals that more than one place needs or that people meet most, as Entra words them.
 * learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export const missingParameter = (name: string) =>
	new Refusal('invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`);

export const malformed = (error: OAuthError = 'invalid_request') =>
	new Refusal(error, 9002313, 'Invalid request. Request is malformed or invalid.');

export const tenantNotFound = (tenant: string) =>
	new Refusal(
		'invalid_request',
		90002,
		`Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct ` +
			'cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for ' +
			'the tenant.',
	);

export const tenantMalformed = (tenant: string) =>
	new Refusal(
		'invalid_request',
		900023,
		`Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
	);

export const appNotFound = (clientId: string, tenant: string) =>
	new Refusal(
		'unauthorized_client',
		700016,
		`Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the ` +
			'application has not been installed by the administrator of the tenant or consented to by any user in the ' +
			'tenant. You may have sent your authentication request to the wrong tenant.',
	);

export const notMultiTenant = (clientId: string, segment: string) =>
	new Refusal(
		'invalid_request',
		50194,
		`Application '${clientId}' is not configured as a multi-tenant application. Usage of the /${segment} endpoint is ` +
			"not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the " +
			'application to be multi-tenant.',
	);

export const noTenant = () =>
	new Refusal(
		'invalid_request',
		50059,
		'No tenant-identifying information found in either the request or implied by any provided credentials.',
	);

export const invalidScope = (scope: string, why = '') =>
	new Refusal(
		'invalid_scope',
		70011,
		"The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' " +
			`is not valid. The scope ${scope} is not valid.${why}`,
	);

export const resourceNotFound = (resource: string, tenant: string) =>
	new Refusal(
		'invalid_resource',
		500011,
		`The resource principal named ${resource} was not found in the tenant named ${tenant}. This can happen if the ` +
			'application has not been installed by the administrator of the tenant or consented to by any user in the ' +
			'tenant. You might have sent your authentication request to the wrong tenant.',
	);

export const consentRequired = (clientId: string) =>
	new Refusal(
		'invalid_grant',
		65001,
		`The user or administrator has not consented to use the application with ID '${clientId}'. Send an interactive ` +
			'authorization request for this user and resource.',
		'consent_required',
	);

export const mfaRequired = (resource: string) =>
	new Refusal(
		'invalid_grant',
		50076,
		'Due to a configuration change made by your administrator, or because you moved to a new location, you must use ' +
			`multi-factor authentication to access '${resource}'.`,
		'basic_action',
	);

/** The refusals of a user with the right password. */
export const HINDRANCES: Record<Hindrance, (resource: string) => Refusal> = {
	mfaNotSetUp: (resource) =>
		new Refusal(
			'invalid_grant',
			50079,
			'Due to a configuration change made by your administrator, or because you moved to a new location, you must ' +
				`enroll in multi-factor authentication to access '${resource}'.`,
			'basic_action',
		),
	passwordExpired: () =>
		new Refusal('invalid_grant', 50055, 'The password is expired.', 'user_password_expired'),
	accountDisabled: () => new Refusal('invalid_grant', 50057, 'The user account is disabled.'),
	blocked: () =>
		new Refusal(
			'invalid_grant',
			53003,
			'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
			'message_only',
		),
};

export const invalidSecret = (clientId: string) =>
	new Refusal(
		'invalid_client',
		7000215,
		'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the ' +
			`client secret ID, for a secret added to app '${clientId}'.`,
	);

export const expiredSecret = (clientId: string) =>
	new Refusal(
		'invalid_client',
		7000222,
		`The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys for ` +
			'your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: ' +
			'https://aka.ms/certCreds.',
	);

export const secretMissing = () =>
	new Refusal(
		'invalid_client',
		7000218,
		"The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
	);

export const clientIsPublic = () =>
	new Refusal(
		'invalid_client',
		700025,
		"Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
	);
