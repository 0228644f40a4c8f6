import type { Account } from '../account.ts';
import { refusal } from '../refusal.ts';
import type { Path } from '../tree/fileSystem.ts';
import { type Access, NEEDS } from './access.ts';
import { allowedByLists } from './accessControlCheck.ts';
import type { Caller } from './caller.ts';
import { hasRole } from './roles.ts';
import { requireSas } from './sas.ts';

/**
 * Lets a caller do something, or not. Whoever has an account key may do everything.
 * @param fileSystem undefined for what is about the account itself
 * @throws Refusal 403
 */
export function authorize(
	account: Account,
	caller: Caller,
	access: Access,
	fileSystem: string | undefined,
	path: Path,
): void {
	if (caller.by === 'sharedKey') return;
	if (caller.by === 'sas') return requireSas(caller.sas, access);
	const { claims } = caller;
	if (hasRole(account.assignments, claims, NEEDS[access].role, fileSystem)) return;
	const found = account.fileSystems.get(fileSystem ?? '');
	if (allowedByLists(found, path, access, claims.oid)) return;
	throw refusal('AuthorizationPermissionMismatch');
}
