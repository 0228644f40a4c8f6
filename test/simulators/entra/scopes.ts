import { invalidScope } from './refusals.ts';

const OPEN_ID = ['openid', 'profile', 'email', 'offline_access'];
const PERMISSION = /^[\w.-]+$/;
/** An https or api URI, or an application's GUID, and the permission after its last slash. */
const QUALIFIED = /^((?:https|api):\/\/[^\s,]+|[\da-f-]{36})\/([\w.-]+)$/i;

/** What a scope parameter asks for. */
export interface AskedScopes {
	text: string;
	/** Those of OpenID Connect, which belong to no resource. */
	openId: string[];
	/** The permissions by the resource they are of; the token's audience is the resource. */
	resources: Map<string, string[]>;
}

/**
 * @param resource whose permission a bare name such as `Files.ReadWrite.All` is
 * @throws Refusal when it is not a space separated list of scopes
 */
export function askedScopes(text: string, resource: string): AskedScopes {
	const asked: AskedScopes = { text, openId: [], resources: new Map() };
	for (const scope of text.split(' ').filter(Boolean)) {
		if (OPEN_ID.includes(scope.toLowerCase())) {
			asked.openId.push(scope.toLowerCase());
			continue;
		}
		const [, of = resource, permission = scope] = QUALIFIED.exec(scope) ?? [];
		if (!PERMISSION.test(permission)) throw invalidScope(text, ' The scope format is invalid.');
		asked.resources.set(of, [...(asked.resources.get(of) ?? []), permission]);
	}
	for (const permissions of asked.resources.values()) {
		if (permissions.includes('.default') && permissions.length > 1) {
			throw invalidScope(text, " .default scope can't be combined with resource-specific scopes.");
		}
	}
	return asked;
}
