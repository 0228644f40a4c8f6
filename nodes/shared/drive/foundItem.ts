import type { IDataObject } from 'n8n-workflow';

import { kindOf, pathInDrive } from './driveItem';
import type { Folder } from './folder';
import type { Found } from './listing';

/** What is told of an item that was found, as far as workflows mostly need it. */
export function simplified({ item, within }: Found, { segments }: Folder): IDataObject {
	const { id, name, size, file, eTag, createdDateTime, lastModifiedDateTime, webUrl } = item;
	return {
		id,
		name,
		type: kindOf(item),
		path: pathInDrive(item, [...segments, ...within.slice(0, -1)]),
		relativePath: within.join('/'),
		size,
		hash: file?.hashes?.quickXorHash,
		eTag,
		createdDateTime,
		lastModifiedDateTime,
		webUrl,
		mimeType: file?.mimeType,
	};
}

/** All that Graph tells of an item, but for the addresses with which anybody could download it. */
export function whole({ item }: Found): IDataObject {
	const told = Object.entries(item as unknown as IDataObject);
	return Object.fromEntries(told.filter(([key]) => !/downloadUrl$/i.test(key)));
}
