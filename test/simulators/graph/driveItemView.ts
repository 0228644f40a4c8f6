import { downloadUrl } from './download/downloadUrl.ts';
import type { Drive } from './drive.ts';
import { dateTime } from './fileSystemInfo.ts';
import { type DriveItem, FileItem, FolderItem } from './items.ts';
import { mediaTypeOf } from './mediaTypes.ts';

type Json = Record<string, unknown>;

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
			createdDateTime: dateTime(item.fileSystemInfo?.createdDateTime ?? item.created.at),
			lastModifiedDateTime: dateTime(item.fileSystemInfo?.lastModifiedDateTime ?? item.modified.at),
		},
		size: item.size,
		...facets(item),
	};
}

function facets(item: DriveItem): Json {
	if (item instanceof FolderItem) {
		return { folder: { childCount: item.children.length }, ...(item.parent ? {} : { root: {} }) };
	}
	if (!(item instanceof FileItem)) return {};
	const mimeType = mediaTypeOf(item.name);
	const hashes = item.readsWithoutHashes > 0 ? {} : { hashes: { quickXorHash: item.content.quickXorHash } };
	return { cTag: item.cTag, file: { ...hashes, mimeType } };
}

function parentReference(drive: Drive, { parent }: DriveItem): Json {
	const site = drive.library ? { siteId: drive.library.site.id } : {};
	const place = { driveType: drive.driveType, driveId: drive.id, ...site };
	if (!parent) return place;
	const path = [`/drives/${drive.id}/root:`, ...parent.path.map(encodeURIComponent)].join('/');
	return { ...place, id: parent.id, name: parent.name, path };
}

function webUrl(drive: Drive, item: DriveItem): string {
	return [drive.webUrl, ...item.path.map(encodeURIComponent)].join('/');
}
