import type { Account } from './account.ts';
import { refusal, violating } from './refusal.ts';
import type { Path } from './tree/fileSystem.ts';

/** An item of a workspace (`Sales.Lakehouse`), and its first folders (`Files`, `Tables`), are Fabric's own. */
const MANAGED_DEPTH = 2;

/** Headers about owners and permissions: OneLake ignores them, and says so. */
const IGNORED = ['x-ms-owner', 'x-ms-group', 'x-ms-permissions', 'x-ms-acl', 'x-ms-umask'];

/**
 * In OneLake, workspaces, items and their first folders are not made, changed or deleted by this interface.
 * @param path empty for the workspace itself
 * @throws Refusal 403
 * @see https://learn.microsoft.com/fabric/onelake/onelake-api-parity#managed-onelake-folders
 */
export function requireUnmanaged({ oneLake }: Account, path: Path): void {
	if (!oneLake || path.length > MANAGED_DEPTH) return;
	throw violating(
		'AuthorizationFailure',
		`Fabric manages /${path.join('/')}: only what is beneath can be changed`,
	);
}

/** @throws Refusal 400 */
export function requireAccessControl({ oneLake, hierarchical }: Account): void {
	if (oneLake)
		throw violating('UnsupportedQueryParameter', 'access control is set in Fabric, not in OneLake');
	if (!hierarchical) throw refusal('UnsupportedHeader');
}

/** A request's headers as far as the account heeds them, and what it answers about the others. */
export function heeded(
	{ oneLake }: Account,
	headers: Record<string, string>,
): { headers: Record<string, string>; rejected: string | undefined } {
	const ignored = oneLake ? IGNORED.filter((name) => headers[name] !== undefined) : [];
	if (!ignored.length) return { headers, rejected: undefined };
	const rest = Object.entries(headers).filter(([name]) => !ignored.includes(name));
	return { headers: Object.fromEntries(rest), rejected: ignored.join(',') };
}
