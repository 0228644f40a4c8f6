import type { Account } from './account.ts';
import { refusal } from './refusal.ts';

/** Refuses what an account refuses before it looks who is asking. @throws Refusal 403 */
export function requireOpen({ behaviour }: Account): void {
	if (behaviour.disabled) throw refusal('AccountIsDisabled');
	if (behaviour.firewall) throw refusal('AuthorizationFailure');
}
