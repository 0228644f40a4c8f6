import { type DriveItem, FileItem } from './items.ts';
import { malformed, Refusal } from './refusal.ts';

/**
 * Applies If-Match and If-None-Match, which take eTags and cTags.
 * @param item what is in the place that the request names
 * @throws Refusal 412 resourceModified; 400 for a tag without its quotation marks
 */
export function requireConditions(headers: Record<string, string>, item: DriveItem | undefined): void {
	const ifMatch = headers['if-match'];
	if (ifMatch !== undefined && !hasTag(ifMatch, item)) throw preconditionFailed();
	const ifNoneMatch = headers['if-none-match'];
	if (ifNoneMatch !== undefined && hasTag(ifNoneMatch, item)) throw preconditionFailed();
}

/** Whether an item has one of the tags that a header names. @throws Refusal 400 */
export function hasTag(header: string, item: DriveItem | undefined): boolean {
	if (header.trim() === '*') return item !== undefined;
	const tags = header.match(/"[^"]*"/g);
	if (!tags)
		throw malformed(
			'ETag header is malformed.',
			'an ETag is sent with its quotation marks',
			'malformedEntityTag',
		);
	if (!item) return false;
	return tags.includes(item.eTag) || (item instanceof FileItem && tags.includes(item.cTag));
}

function preconditionFailed(): Refusal {
	return new Refusal(412, 'resourceModified', "ETag does not match current item's value", {
		inner: 'entityTagDoesNotMatch',
	});
}
