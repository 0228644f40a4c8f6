import { ServiceError } from '../../errors/serviceError';
import { type Drive, type DriveItem, type ItemKind, kindOf } from '../driveItem';
import type { Page } from '../page';

/** What is told of an item that has changed. */
export interface Change {
	id: string;
	name: string;
	kind: ItemKind | 'deleted';
	/** The folder that it is in. */
	parent?: string;
	/** The quickXorHash of a file, where it is told. */
	hash?: string;
}

export interface Changes {
	/** By id, each as it is now. */
	items: Map<string, Change>;
	/** Whether these are all items that there are, and not only what has changed. */
	complete: boolean;
	/** Where the changes from now on will be told. */
	link: string;
}

/** Deleted items have neither name nor size. */
type DeltaItem = DriveItem & { deleted?: object };

const FIELDS = 'id,name,file,folder,package,remoteItem,parentReference,deleted';
/** What was remembered is good no longer. */
const GONE = 410;

/**
 * What has changed in a drive; work accounts tell it of the whole drive only.
 * https://learn.microsoft.com/graph/api/driveitem-delta
 * @param since the link that the last changes gave. Without one, or when Microsoft has forgotten it, all items are told.
 */
export async function changesOf(drive: Drive, since?: string): Promise<Changes> {
	if (!since) return await read(drive, `${drive.root}/root/delta`, true);
	return await read(drive, since, false).catch(async (error: Error) => {
		if (error instanceof ServiceError && error.status === GONE) return await changesOf(drive);
		throw error;
	});
}

async function read(drive: Drive, start: string, complete: boolean): Promise<Changes> {
	const asking = { action: 'list what has changed in the drive', need: 'delta' as const };
	const items: Changes['items'] = new Map();
	for (let place: string = start; ; ) {
		const page: Page<DeltaItem> = await drive.graph.page(asking, place, (request) => request.select(FIELDS));
		// An item may come several times: the last one counts.
		for (const item of page.items) items.set(item.id, changeOf(item));
		if (page.delta) return { items, complete, link: page.delta };
		if (!page.next) throw new ServiceError(drive.graph.access.service, asking.action, endless);
		place = page.next;
	}
}

const endless = { status: 200, codes: [], text: 'The answer neither ends nor goes on' };

function changeOf(item: DeltaItem): Change {
	const { id, name, file, deleted, parentReference } = item;
	const kind = deleted ? 'deleted' : kindOf(item);
	return { id, name, kind, parent: parentReference?.id, hash: file?.hashes?.quickXorHash };
}
