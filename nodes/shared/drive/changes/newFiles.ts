import { type Drive, findItemById, kindOf, segmentsOf } from '../driveItem';
import type { Folder } from '../folder';
import { type Found, listing } from '../listing';
import { type Change, changesOf } from './delta';
import { Known } from './known';
import type { LastRun } from './lastRuns';
import { foldersWithin } from './within';

/** Which files of a folder are meant. */
export interface Choice {
	folder: Folder;
	/** Those of the folders below too. */
	recursive: boolean;
	matches: (name: string) => boolean;
}

/** A file that may be new or changed: when it is looked at, it may turn out that it is not, or is gone. */
export type Candidate = () => Promise<Found | undefined>;

export interface NewFiles {
	candidates: Candidate[];
	/** To be told of each file that was downloaded. @param hash the quickXorHash of what arrived */
	done: (id: string, hash: string) => void;
	/** What to leave for the next run, once all are downloaded. */
	left: () => Omit<LastRun, 'at'>;
}

/**
 * The files of a folder that are new or have changed since the last run; all of them the first time.
 * @param last what the last run has left
 */
export async function newFiles(drive: Drive, choice: Choice, last: LastRun | undefined): Promise<NewFiles> {
	const known = new Known(last?.known);
	const since = last && drive.graph.owns(last.link) ? last.link : undefined;
	const { items, complete, link } = await changesOf(drive, since);
	const isWithin = scopeOf(choice, items, known);
	const candidates = new Map<string, Candidate>();
	const folders: Change[] = [];
	for (const change of items.values()) {
		const { id, kind, parent, name, hash } = change;
		if (kind === 'folder' && isWithin(id)) folders.push(change);
		else if (kind !== 'file' || !isWithin(parent)) known.forget(id);
		else if (choice.matches(name) && !known.hasFile(id, hash))
			candidates.set(id, () => lookAt(drive, choice, change, known));
	}
	for (const { id, name } of isTree(choice) ? folders : []) {
		// Of a folder that was moved here, nothing is told of what is in it.
		const isNew = !complete && !known.hasFolder(id);
		known.addFolder(id);
		if (isNew) await addFilesOf(drive, choice, { id, segments: [name] }, known, candidates);
	}
	return {
		candidates: [...candidates.values()],
		done: (id, hash) => known.addFile(id, hash),
		left: () => ({ link, known: known.record }),
	};
}

/** Whether which folders are meant depends on where they lie. */
const isTree = ({ folder, recursive }: Choice) => recursive && folder.segments.length > 0;

function scopeOf(choice: Choice, items: Map<string, Change>, known: Known) {
	const { folder, recursive } = choice;
	if (isTree(choice)) return foldersWithin(folder.id, items, (id) => known.hasFolder(id));
	return (id: string | undefined) => recursive || id === folder.id;
}

/** Reads a file as it is now: names and places of what has changed are told only in part. */
async function lookAt(
	drive: Drive,
	{ folder, recursive }: Choice,
	{ id, name }: Change,
	known: Known,
): Promise<Found | undefined> {
	const item = await findItemById(drive, id, name);
	if (!item || kindOf(item) !== 'file' || known.hasFile(id, item.file?.hashes?.quickXorHash))
		return undefined;
	const segments = segmentsOf(item, folder.segments);
	const within = segments.slice(folder.segments.length);
	const isThere = folder.segments.every((each, depth) => same(each, segments[depth] ?? ''));
	return isThere && (recursive || within.length === 1) ? { item, within } : undefined;
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

async function addFilesOf(
	drive: Drive,
	choice: Choice,
	moved: Folder,
	known: Known,
	candidates: Map<string, Candidate>,
): Promise<void> {
	for await (const { item } of listing(drive, moved, { recursive: true })) {
		const { id, name } = item;
		const kind = kindOf(item);
		if (kind === 'folder') known.addFolder(id);
		else if (kind === 'file' && choice.matches(name) && !candidates.has(id))
			candidates.set(id, () => lookAt(drive, choice, { id, name, kind }, known));
	}
}
