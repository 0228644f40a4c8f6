import type { Drive } from '../drive.ts';
import { driveItemView } from '../driveItemView.ts';
import { FolderItem } from '../items.ts';
import type { Change } from './changeLog.ts';

type Json = Record<string, unknown>;

/**
 * An item as delta shows it: parents have no path, because nothing is told of what is in a folder that was renamed; of what
 * was deleted hardly more than the id is left.
 * @see https://learn.microsoft.com/graph/api/driveitem-delta#remarks
 */
export function changeView(drive: Drive, { item, deleted }: Change): Json {
	const { cTag, parentReference, ...view } = driveItemView(drive, item);
	const { path, name, ...parent } = parentReference as Json;
	void [cTag, path, name];
	if (!deleted) return { ...view, parentReference: parent };
	const facet = item instanceof FolderItem ? { folder: {} } : { file: {} };
	return { id: item.id, parentReference: parent, deleted: { state: 'deleted' }, ...facet, size: 0 };
}
