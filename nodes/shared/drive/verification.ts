import { Actionable } from '../errors/actionable';
import type { StagedFile } from '../file/stagedFile';
import { clock } from '../http/clock';
import { type Drive, type DriveItem, readItem } from './driveItem';

export interface Verification {
	/** Whether the service's hash of what it holds equals ours; without one, only the size was compared. */
	verified: boolean;
	/** The quickXorHash, in base64. */
	hash?: string;
}

/** Right after an upload the service may not have worked the hash out yet. */
const PATIENCE = [0, 500, 1000, 2000];

/**
 * Compares what the drive holds with what was sent.
 * https://learn.microsoft.com/graph/api/resources/hashes
 * @throws Actionable when it holds something else
 */
export async function verify(
	drive: Drive,
	item: DriveItem,
	file: StagedFile,
	byHash: boolean,
): Promise<Verification> {
	if (item.size !== file.size) throw differs(item, `${item.size} bytes instead of ${file.size}`);
	if (!byHash) return { verified: false };
	const theirs = await hashOf(drive, item);
	if (theirs === undefined) return { verified: false };
	const ours = await file.quickXorHash();
	if (theirs !== ours) throw differs(item, `content with the quickXorHash ${theirs} instead of ${ours}`);
	return { verified: true, hash: ours };
}

async function hashOf(drive: Drive, item: DriveItem): Promise<string | undefined> {
	const { run } = drive.graph.access;
	let hash = item.file?.hashes?.quickXorHash;
	for (const pause of PATIENCE) {
		if (hash) break;
		await clock.sleep(pause, run.signal);
		hash = (await readItem(drive, item.id, item.name)).file?.hashes?.quickXorHash;
	}
	return hash;
}

function differs({ name }: DriveItem, what: string): Actionable {
	return new Actionable(
		`The upload of "${name}" ended, but the drive holds ${what}`,
		'Upload it again. If this happens every time, something between n8n and the drive changes the data, or somebody else writes to the same file',
	);
}
