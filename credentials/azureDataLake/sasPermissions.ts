import { InvalidCredential } from '../invalidCredential';
import { type LakeCredential, sasOf } from './account';

/** By what the Azure portal calls them. */
const NAMES = { Write: 'w', Delete: 'd' };

type Permission = keyof typeof NAMES;

/**
 * What an upload needs: Write for the data, Delete for the rename (Move would do for that) and for what an upload that fails
 * leaves behind. Only to find out what became of a request whose answer was lost would it have to read.
 * https://learn.microsoft.com/rest/api/storageservices/create-service-sas#permissions-for-a-directory-container-or-blob
 */
export const FOR_UPLOAD: Permission[] = ['Write', 'Delete'];
/** Without a rename. */
export const FOR_DIRECT_WRITE: Permission[] = ['Write'];

/**
 * Finds out before anything is sent that a SAS token does not let do what is about to be done. What a stored access policy
 * permits, the token does not say.
 * @throws InvalidCredential naming what is missing
 */
export function assertSasPermits(credential: LakeCredential, needed: Permission[]): void {
	const permitted = new URLSearchParams(sasOf(credential)).get('sp');
	if (credential.authentication !== 'sas' || permitted === null) return;
	const missing = needed.filter((name) => !permitted.includes(NAMES[name]));
	if (missing.length === 0) return;
	const named = missing.map((name) => `${name} (${NAMES[name]})`).join(', ');
	throw new InvalidCredential(
		`SAS Token lacks permissions that an upload needs: ${named}. In the Azure portal generate one with Read, Add, Create, Write, Delete, List and Move, and paste it here. Only uploads with Write Straight to the Target do with Write alone`,
	);
}
