/** What a request does, as far as permissions are concerned. */
export type Access =
	| 'listFileSystems'
	| 'createFileSystem'
	| 'readFileSystem'
	| 'writeFileSystem'
	| 'deleteFileSystem'
	| 'list'
	| 'read'
	| 'status'
	| 'readAccessControl'
	| 'create'
	| 'overwrite'
	| 'append'
	| 'write'
	| 'delete'
	| 'renameSource'
	| 'lease'
	| 'breakLease'
	| 'setAccessControl';

interface Needs {
	/** The signed resource type of an account SAS: service, container or object. */
	type: 's' | 'c' | 'o';
	/** The signed permissions of which one is needed. */
	permissions: string;
	/** What a role has to be good for. */
	role: 'read' | 'write' | 'own';
}

/**
 * What each access needs.
 * @see https://learn.microsoft.com/rest/api/storageservices/create-account-sas#account-sas-permissions-by-operation
 * @see https://learn.microsoft.com/rest/api/storageservices/create-service-sas#permissions-for-a-directory-container-or-blob
 */
export const NEEDS: Record<Access, Needs> = {
	listFileSystems: { type: 's', permissions: 'l', role: 'read' },
	createFileSystem: { type: 'c', permissions: 'cw', role: 'write' },
	readFileSystem: { type: 'c', permissions: 'r', role: 'read' },
	writeFileSystem: { type: 'c', permissions: 'w', role: 'write' },
	deleteFileSystem: { type: 'c', permissions: 'd', role: 'write' },
	list: { type: 'c', permissions: 'l', role: 'read' },
	read: { type: 'o', permissions: 'r', role: 'read' },
	status: { type: 'o', permissions: 're', role: 'read' },
	readAccessControl: { type: 'o', permissions: 'e', role: 'read' },
	create: { type: 'o', permissions: 'cw', role: 'write' },
	overwrite: { type: 'o', permissions: 'w', role: 'write' },
	append: { type: 'o', permissions: 'aw', role: 'write' },
	write: { type: 'o', permissions: 'w', role: 'write' },
	delete: { type: 'o', permissions: 'd', role: 'write' },
	renameSource: { type: 'o', permissions: 'md', role: 'write' },
	lease: { type: 'o', permissions: 'w', role: 'write' },
	breakLease: { type: 'o', permissions: 'wd', role: 'write' },
	setAccessControl: { type: 'o', permissions: 'p', role: 'own' },
};

/** Whether the access is to a file system itself, or to the account: no service SAS gives it. */
export function isAboveFileSystem(access: Access): boolean {
	return access.endsWith('FileSystem') || access === 'listFileSystems';
}
