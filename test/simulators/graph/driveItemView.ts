import { extname } from 'node:path';

import type { Drive } from './drive.ts';
import { type DriveItem, FileItem, FolderItem } from './items.ts';

type Json = Record<string, unknown>;

/** Media types are told by the service from the name, whatever the client said. */
const MEDIA_TYPES: Record<string, string> = {
	'.csv': 'text/csv',
	'.gz': 'application/gzip',
	'.json': 'application/json',
	'.txt': 'text/plain',
	'.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * A driveItem as the service shows it.
 * @see https://learn.microsoft.com/graph/api/resources/driveitem
 */
export function driveItemView(drive: Drive, item: DriveItem): Json {
	return {
		...(item instanceof FileItem ? { '@microsoft.graph.downloadUrl': downloadUrl(drive, item) } : {}),
		createdBy: item.created.by,
		createdDateTime: dateTime(item.created.at),
		eTag: item.eTag,
		id: item.id,
		lastModifiedBy: item.modified.by,
		lastModifiedDateTime: dateTime(item.modified.at),
		name: item.name,
		parentReference: parentReference(drive, item),
		webUrl: webUrl(drive, item),
		fileSystemInfo: {
			createdDateTime: dateTime(item.created.at),
			lastModifiedDateTime: dateTime(item.modified.at),
			...(item instanceof FileItem ? item.fileSystemInfo : {}),
		},
		size: item.size,
		...facets(item),
	};
}

/** A drive as the service shows it. @see https://learn.microsoft.com/graph/api/resources/drive */
export function driveView(drive: Drive): Json {
	const { id, displayName, userPrincipalName } = drive.owner;
	const used = drive.versions.size;
	return {
		createdDateTime: dateTime(drive.root.created.at),
		description: '',
		id: drive.id,
		lastModifiedDateTime: dateTime(drive.root.modified.at),
		name: 'OneDrive',
		webUrl: webUrl(drive, drive.root),
		driveType: drive.driveType,
		createdBy: { user: { displayName: 'System Account' } },
		owner: { user: { email: userPrincipalName, id, displayName } },
		quota: {
			deleted: 0,
			remaining: drive.quota - used,
			state: used < drive.quota ? 'normal' : 'exceeded',
			total: drive.quota,
			used,
		},
	};
}

/** To the second, as OneDrive for Business gives it. */
function dateTime(at: number): string {
	return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}

function facets(item: DriveItem): Json {
	if (item instanceof FolderItem) {
		return { folder: { childCount: item.children.length }, ...(item.parent ? {} : { root: {} }) };
	}
	if (!(item instanceof FileItem)) return {};
	const mimeType = MEDIA_TYPES[extname(item.name).toLowerCase()] ?? 'application/octet-stream';
	const hashes = item.readsWithoutHashes > 0 ? {} : { hashes: { quickXorHash: item.content.quickXorHash } };
	return { cTag: item.cTag, file: { ...hashes, mimeType } };
}

function parentReference(drive: Drive, { parent }: DriveItem): Json {
	const place = { driveType: drive.driveType, driveId: drive.id };
	if (!parent) return place;
	const path = [`/drives/${drive.id}/root:`, ...parent.path.map(encodeURIComponent)].join('/');
	return { ...place, id: parent.id, name: parent.name, path };
}

function webUrl(drive: Drive, item: DriveItem): string {
	const folder = `${drive.surroundings.contentOrigin()}${drive.sitePath}/Documents`;
	return [folder, ...item.path.map(encodeURIComponent)].join('/');
}

/** Pre-authenticated, and so a secret. */
function downloadUrl(drive: Drive, item: FileItem): string {
	const site = `${drive.surroundings.contentOrigin()}${drive.sitePath}`;
	return `${site}/_layouts/15/download.aspx?UniqueId=${item.id}&tempauth=${drive.downloadSecret}`;
}
