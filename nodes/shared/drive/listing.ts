import { type Drive, type DriveItem, idPath, ITEM_FIELDS, kindOf } from './driveItem';
import type { Folder } from './folder';

/** The most that Graph gives in one page unless it is asked for more. */
const PAGE = 200;

/** An item that was found in a folder or below it. */
export interface Found {
	item: DriveItem;
	/** Its names from that folder on. */
	within: string[];
}

export interface ListingOptions {
	/** The folders below as well: all, or those that this is true for, by their names from the folder on. */
	recursive: boolean | ((within: string[]) => boolean);
	/** Everything that Graph knows of each item, and not only what is asked for elsewhere. */
	whole?: boolean;
}

/**
 * What is in a folder, page by page as it is read; with the folders below, nearer ones first.
 * https://learn.microsoft.com/graph/api/driveitem-list-children
 */
export async function* listing(
	drive: Drive,
	{ id, segments }: Folder,
	{ recursive, whole = false }: ListingOptions,
): AsyncGenerator<Found> {
	const enters = typeof recursive === 'boolean' ? () => recursive : recursive;
	const waiting = [{ id, within: [] as string[] }];
	for (let folder = waiting.shift(); folder; folder = waiting.shift()) {
		const { within } = folder;
		const asking = {
			action: `list the folder "/${[...segments, ...within].join('/')}"`,
			need: 'list' as const,
		};
		const children = drive.graph.all<DriveItem>(asking, idPath(drive, folder.id, 'children'), (request) =>
			whole ? request.top(PAGE) : request.top(PAGE).select(ITEM_FIELDS),
		);
		for await (const item of children) {
			const found = { item, within: [...within, item.name] };
			if (kindOf(item) === 'folder' && enters(found.within))
				waiting.push({ id: item.id, within: found.within });
			yield found;
		}
	}
}
