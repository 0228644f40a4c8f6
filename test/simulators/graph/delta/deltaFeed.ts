import { randomBytes } from 'node:crypto';

import type { Drive } from '../drive.ts';
import { type DriveItem, FileItem } from '../items.ts';
import type { Change } from './changeLog.ts';
import type { Resync } from './resync.ts';

/** Changes that are handed out page by page. */
interface Enumeration {
	changes: readonly Change[];
	/** The number of the drive's last change when the enumeration began: what comes later is for the next. */
	upTo: number;
}

/** What a token leads to: the rest of an enumeration, or one that is still to begin. */
type Bookmark =
	| { enumeration: Enumeration; offset: number }
	/** The number of the last change that is known; undefined when nothing is. */
	| { after: number | undefined };

/** A page, with the token of the next one or, on the last, of what will have changed. */
export type DeltaPage = { changes: Change[]; next: string } | { changes: Change[]; delta: string };

/** What has changed in a drive since somebody last asked. */
export class DeltaFeed {
	/** What a client is told to do whose token is no longer valid. */
	resync: Resync = 'resyncChangesApplyDifferences';
	private readonly drive: Drive;
	private readonly bookmarks = new Map<string, Bookmark>();

	constructor(drive: Drive) {
		this.drive = drive;
	}

	/** Whether a request with the token, or without one, can be answered. */
	knows(token: string | undefined): boolean {
		return token === undefined || token === 'latest' || this.bookmarks.has(token);
	}

	/** @param token as a link had it, `latest`, or undefined to begin with everything there is */
	read(token: string | undefined, pageSize: number, withParents: boolean): DeltaPage {
		if (token === 'latest')
			return { changes: [], delta: this.bookmark({ after: this.drive.changes.length }) };
		const bookmark = (token === undefined ? undefined : this.bookmarks.get(token)) ?? { after: undefined };
		const { enumeration, offset } =
			'enumeration' in bookmark ? bookmark : this.begin(bookmark.after, withParents);
		const end = offset + pageSize;
		const changes = enumeration.changes
			.slice(offset, end)
			// What was deleted since the enumeration began is for the next one to tell.
			.filter(({ item, deleted }) => deleted || this.drive.holds(item));
		if (end < enumeration.changes.length)
			return { changes, next: this.bookmark({ enumeration, offset: end }) };
		return { changes, delta: this.bookmark({ after: enumeration.upTo }) };
	}

	/** A token with which everything is told again. */
	restart(): string {
		return this.bookmark({ after: undefined });
	}

	/** For tests: no token is valid any more, as it happens after a long time. */
	expire(resync: Resync = 'resyncChangesApplyDifferences'): void {
		this.bookmarks.clear();
		this.resync = resync;
	}

	private begin(
		after: number | undefined,
		withParents: boolean,
	): { enumeration: Enumeration; offset: number } {
		const { root, changes: log, surroundings } = this.drive;
		const told = after === undefined ? [...root.withDescendants()].map(asItIs) : log.after(after);
		const all = withParents ? told.flatMap((change) => [...parentsOf(change), change]) : told;
		const once = [...new Map(all.map((change) => [change.item, change])).values()];
		const again = surroundings.behaviour.repeatsInDelta
			? once.filter(({ item }) => item instanceof FileItem)
			: [];
		return { enumeration: { changes: [...once, ...again], upTo: log.length }, offset: 0 };
	}

	/** Like the service's, a token has characters that have to be encoded. */
	private bookmark(bookmark: Bookmark): string {
		const token = `${randomBytes(48).toString('base64')}+/=`;
		this.bookmarks.set(token, bookmark);
		return token;
	}
}

/** Folders come with what has changed in them: the root before all. */
function parentsOf({ item, deleted }: Change): Change[] {
	if (deleted || !item.parent) return [];
	const parent = asItIs(item.parent);
	return [...parentsOf(parent), parent];
}

function asItIs(item: DriveItem): Change {
	return { item, number: 0, deleted: false };
}
