import { FileItem } from '../tree/items.ts';
import type { FileSystem, Path } from '../tree/fileSystem.ts';
import type { Access } from './access.ts';

/** Whose rights count: those on the path itself, or on the directory that it is in. */
type Place = 'itself' | 'parent';

/** What each access needs of the access control lists; others are not to be had by them. */
const NEEDED: Partial<Record<Access, readonly [place: Place, rights: string]>> = {
	list: ['itself', 'rx'],
	read: ['itself', 'r'],
	status: ['itself', ''],
	readAccessControl: ['itself', ''],
	create: ['parent', 'wx'],
	overwrite: ['itself', 'w'],
	append: ['itself', 'rw'],
	write: ['itself', 'rw'],
	delete: ['parent', 'wx'],
	renameSource: ['parent', 'wx'],
	lease: ['itself', 'w'],
	breakLease: ['itself', 'w'],
};

/**
 * Whether access control lists allow what no role does: every directory on the way has to be passed, too.
 * @see https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-access-control#common-scenarios-related-to-acl-permissions
 */
export function allowedByLists(
	fileSystem: FileSystem | undefined,
	path: Path,
	access: Access,
	objectId: string,
): boolean {
	const needed = NEEDED[access];
	if (!needed || !fileSystem?.surroundings.hierarchical) return false;
	const [place, rights] = needed;
	const subject = place === 'itself' ? path : path.slice(0, -1);
	const passable = path.every((_, index) => {
		const item = fileSystem.find(path.slice(0, index));
		return !item || item instanceof FileItem || item.access.rights(objectId).has('x');
	});
	const { access: list } = fileSystem.nearest(subject);
	return passable && [...rights].every((right) => list.rights(objectId).has(right));
}
