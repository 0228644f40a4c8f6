import type { Drive } from './drive.ts';
import { dateTime } from './fileSystemInfo.ts';

type Json = Record<string, unknown>;

/** A drive as the service shows it. @see https://learn.microsoft.com/graph/api/resources/drive */
export function driveView(drive: Drive): Json {
	const used = drive.versions.size;
	return {
		createdDateTime: dateTime(drive.root.created.at),
		description: '',
		id: drive.id,
		lastModifiedDateTime: dateTime(drive.root.modified.at),
		name: drive.library?.name ?? 'OneDrive',
		webUrl: drive.webUrl,
		driveType: drive.driveType,
		createdBy: { user: { displayName: 'System Account' } },
		owner: ownerOf(drive),
		quota: {
			deleted: drive.recycleBin.size,
			remaining: drive.quota - used,
			state: used < drive.quota ? 'normal' : 'exceeded',
			total: drive.quota,
			used,
		},
		...(drive.library?.system ? { system: {} } : {}),
	};
}

function ownerOf({ library, owner }: Drive): Json {
	const { id, displayName, userPrincipalName: email } = owner;
	if (!library) return { user: { email, id, displayName } };
	const { group } = library.site;
	if (!group) return { user: { displayName: 'System Account' } };
	return { group: { email: group.mail, id: group.id, displayName: `${group.displayName} Owners` } };
}
