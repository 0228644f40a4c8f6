import { Actionable } from '../../errors/actionable';
import { type Drive, type DriveItem, idPath } from '../driveItem';

/**
 * Where a file's content is, for a few minutes. The address carries its own authorization: no token goes there, and it is never
 * shown to anybody.
 * https://learn.microsoft.com/graph/api/driveitem-get-content
 */
export async function contentAddress(drive: Drive, { id, name }: DriveItem): Promise<string> {
	const asking = { action: `download "${name}"`, need: 'download' as const };
	const address = await drive.graph.redirection(asking, idPath(drive, id, 'content'));
	if (address && URL.canParse(address) && new URL(address).protocol === 'https:') return address;
	throw new Actionable(
		`Microsoft Graph does not say where the content of "${name}" is`,
		'Run again. If this happens every time, something between n8n and Microsoft changes the answers',
	);
}
