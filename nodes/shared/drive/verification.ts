import { Actionable } from '../errors/actionable';
import type { HashedFile } from '../file/hashedFile';
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
 * Office files, which SharePoint rewrites as they arrive: it puts the library's columns into them as properties.
 * https://github.com/OneDrive/onedrive-api-docs/issues/935
 */
const OFFICE = /\.((doc|dot|xls|xlt|ppt|pot|pps)[bmx]?|vsdx|mpp)$/i;

/** Whether the service writes into a file of this name by itself. */
export const rewrites = ({ graph }: Drive, name: string): boolean =>
	graph.access.service === 'SharePoint' && OFFICE.test(name);

/**
 * Compares what the drive holds with what was sent.
 * @throws Actionable when it holds something else, unless the service may have rewritten it
 */
export async function verify(
	drive: Drive,
	item: DriveItem,
	file: HashedFile,
	byHash: boolean,
): Promise<Verification> {
	const differs = (what: string) => {
		if (rewrites(drive, item.name)) return rewritten(item);
		throw damaged(item, what);
	};
	if (item.size !== file.size) return differs(`${item.size} bytes instead of ${file.size}`);
	if (!byHash) return { verified: false, warnings: [] };
	const theirs = await hashOf(drive, item);
	if (theirs === undefined)
		return {
			verified: false,
			warnings: [`The drive has no hash for "${item.name}" yet: only its size was compared.`],
		};
	const ours = await file.hash(drive.graph.access.run.signal);
	if (theirs !== ours) return differs(`content with the quickXorHash ${theirs} instead of ${ours}`);
	return { verified: true, hash: ours, warnings: [] };
}

function rewritten({ name }: DriveItem): Verification {
	const warning = `SharePoint writes its own properties into Office files, so "${name}" cannot be compared with what was sent.`;
	return { verified: false, warnings: [warning] };
}

function damaged({ name }: DriveItem, what: string): Actionable {
	return new Actionable(
		`The upload of "${name}" ended, but the drive holds ${what}`,
		'Upload it again. If this happens every time, something between n8n and the drive changes the data, or somebody else writes to the same file',
	);
}
