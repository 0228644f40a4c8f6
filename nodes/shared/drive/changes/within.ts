import type { Change } from './delta';

/**
 * Tells which folders lie in a chosen one, at whatever depth, after something has changed. Folders that were moved are told, but
 * nothing of what is in them.
 * @param wasWithin whether a folder lay in it before
 */
export function foldersWithin(
	chosen: string,
	changes: ReadonlyMap<string, Change>,
	wasWithin: (id: string) => boolean,
): (id: string | undefined) => boolean {
	const decided = new Map<string, boolean>([[chosen, true]]);
	const isWithin = (id: string | undefined): boolean => {
		if (id === undefined) return false;
		const before = decided.get(id);
		if (before !== undefined) return before;
		// Should a folder ever be said to lie in itself, it lies nowhere.
		decided.set(id, false);
		const change = changes.get(id);
		const within = change ? change.kind === 'folder' && isWithin(change.parent) : wasWithin(id);
		decided.set(id, within);
		return within;
	};
	return isWithin;
}
