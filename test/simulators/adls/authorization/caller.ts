import type { TokenClaims } from '../account.ts';
import type { Sas } from './sas.ts';

/** On whose behalf a request is made, and how that was proven. */
export type Caller = { by: 'sharedKey' } | { by: 'sas'; sas: Sas } | { by: 'token'; claims: TokenClaims };
