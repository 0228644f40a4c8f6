import type { Caller } from './caller.ts';
import type { Drive } from './drive.ts';
import { Refusal } from './refusal.ts';

/** What an operation does, as far as permissions are concerned. */
export type Access = 'read' | 'write' | 'createUploadSession';

const WRITE_ALL = ['Files.ReadWrite.All', 'Sites.ReadWrite.All'];
/** Each includes Sites.ReadWrite.All. */
const SITES_ABOVE = ['Sites.Manage.All', 'Sites.FullControl.All'];

/**
 * The permissions of which one is needed.
 * @see https://learn.microsoft.com/graph/api/driveitem-put-content#permissions
 * @see https://learn.microsoft.com/graph/api/driveitem-createuploadsession#permissions
 */
const NEEDED: Record<'delegated' | 'application', Record<Access, string[]>> = {
	delegated: {
		read: ['Files.Read', 'Files.Read.All', 'Files.ReadWrite', 'Sites.Read.All', ...WRITE_ALL, ...SITES_ABOVE],
		write: ['Files.ReadWrite', ...WRITE_ALL, ...SITES_ABOVE],
		createUploadSession: ['Files.ReadWrite', ...WRITE_ALL, ...SITES_ABOVE],
	},
	application: {
		read: ['Files.Read.All', 'Sites.Read.All', ...WRITE_ALL, ...SITES_ABOVE],
		write: [...WRITE_ALL, ...SITES_ABOVE],
		createUploadSession: ['Sites.ReadWrite.All', ...SITES_ABOVE],
	},
};

/** @throws Refusal 403 accessDenied */
export function requirePermission(caller: Caller, access: Access, drive: Drive): void {
	const needed = NEEDED[caller.delegated ? 'delegated' : 'application'][access];
	const granted = needed.some((permission) => caller.permissions.has(permission));
	if (granted && caller.maySee(drive)) return;
	throw new Refusal(403, 'accessDenied', 'The caller does not have permission to perform the action.');
}
