import { Actionable } from '../errors/actionable';
import type { StagedFile } from '../file/stagedFile';
import type { Drive, DriveItem } from './driveItem';
import { hashOf } from './itemHash';

export interface Verification {
	/** Whether the service's hash of what it holds equals ours; without one, only the size was compared. */
	verified: boolean;
	/** The quickXorHash, in base64. */
	hash?: string;
	/** What the user should know about it. */
	warnings: string[];
}

/**
 * Compares what the drive holds with what was sent.
 * @throws Actionable when it holds something else
 */
export async function verify(
	drive: Drive,
	item: DriveItem,
	file: StagedFile,
	byHash: boolean,
): Promise<Verification> {
	if (item.size !== file.size) throw differs(item, `${item.size} bytes instead of ${file.size}`);
	if (!byHash) return { verified: false, warnings: [] };
	const theirs = await hashOf(drive, item);
	if (theirs === undefined)
		return {
			verified: false,
			warnings: [`The drive has no hash for "${item.name}" yet: only its size was compared.`],
		};
	const ours = await file.quickXorHash();
	if (theirs !== ours) throw differs(item, `content with the quickXorHash ${theirs} instead of ${ours}`);
	return { verified: true, hash: ours, warnings: [] };
}

function differs({ name }: DriveItem, what: string): Actionable {
	return new Actionable(
		`The upload of "${name}" ended, but the drive holds ${what}`,
		'Upload it again. If this happens every time, something between n8n and the drive changes the data, or somebody else writes to the same file',
	);
}
