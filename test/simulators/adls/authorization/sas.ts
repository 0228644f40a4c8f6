import type { Account } from '../account.ts';
import { notSimulated, type Refusal, refusal } from '../refusal.ts';
import type { Query, Target } from '../target.ts';
import { accountSasText } from './accountSas.ts';
import { type Access, isAboveFileSystem, NEEDS } from './access.ts';
import { allowsAddress } from './sourceAddress.ts';
import { serviceSasTexts } from './serviceSas.ts';
import { sameSignature, sign } from './sharedKey.ts';

/** A shared access signature that was verified. */
export interface Sas {
	kind: 'account' | 'service';
	permissions: string;
	/** `s`, `c` and `o`, of an account SAS. */
	resourceTypes: string;
}

const TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?Z)?$/;
const PERMISSION_ORDER = 'racwdxyltfmeopi';

/**
 * Verifies the shared access signature in an address.
 * @throws Refusal 403
 * @see https://learn.microsoft.com/rest/api/storageservices/create-service-sas
 * @see https://learn.microsoft.com/rest/api/storageservices/create-account-sas
 */
export function verifySas(account: Account, target: Target): Sas {
	const { query } = target;
	if (query.has('skoid')) throw notSimulated('user delegation SAS');
	if (query.has('si')) throw notSimulated('stored access policies');
	const kind = query.has('ss') ? 'account' : 'service';
	const texts =
		kind === 'account' ? [accountSasText(account.name, query)] : serviceSasTexts(account.name, target);
	const given = query.get('sig') ?? '';
	const right = texts.some((text) => account.keys.some((key) => sameSignature(sign(key, text), given)));
	if (!right) throw failed(`Signature did not match. String to sign used was ${texts[0] ?? ''}`);
	const permissions = query.get('sp') ?? '';
	if (kind === 'service') requireOrder(permissions);
	requireTime(query, account.clock.now());
	requireProtocol(query);
	if (!allowsAddress(query.get('sip'))) throw refusal('AuthorizationSourceIPMismatch');
	if (kind === 'account' && !query.get('ss')?.includes('b')) throw refusal('AuthorizationServiceMismatch');
	return { kind, permissions, resourceTypes: query.get('srt') ?? '' };
}

/** @throws Refusal 403 */
export function requireSas(sas: Sas, access: Access): void {
	const { type, permissions } = NEEDS[access];
	if (sas.kind === 'service' && isAboveFileSystem(access)) throw refusal('AuthorizationFailure');
	if (sas.kind === 'account' && !sas.resourceTypes.includes(type))
		throw refusal('AuthorizationResourceTypeMismatch');
	if (![...permissions].some((letter) => sas.permissions.includes(letter)))
		throw refusal('AuthorizationPermissionMismatch');
}

function requireTime(query: Query, now: number): void {
	const [start, expiry] = [query.get('st'), query.get('se')];
	const wellFormed = (time: string | undefined) => time === undefined || TIME.test(time);
	if (expiry === undefined || !wellFormed(start) || !wellFormed(expiry))
		throw failed('Signature fields not well formed.');
	if (Date.parse(expiry) > now && (start === undefined || Date.parse(start) <= now)) return;
	throw failed(
		`Signature not valid in the specified time frame: Start [${start ?? ''}] - Expiry [${expiry}] - ` +
			`Current [${new Date(now).toUTCString()}]`,
	);
}

/** The endpoints are reached by HTTPS alone. */
function requireProtocol(query: Query): void {
	if (!['https', 'https,http'].includes(query.get('spr') ?? 'https'))
		throw failed('Signature fields not well formed.');
}

function requireOrder(permissions: string): void {
	const places = [...permissions].map((letter) => PERMISSION_ORDER.indexOf(letter));
	if (places.some((place, index) => place < 0 || place <= (places[index - 1] ?? -1)))
		throw failed('Signature fields not well formed.');
}

function failed(authenticationErrorDetail: string): Refusal {
	return refusal('AuthenticationFailed', { authenticationErrorDetail });
}
