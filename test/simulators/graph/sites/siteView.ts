import { dateTime } from '../fileSystemInfo.ts';
import type { Site } from './site.ts';

type Json = Record<string, unknown>;

/** The last part of the path; a root site is called like its host. */
function nameOf({ path, hostname }: Site): string {
	return path.split('/').at(-1) || hostname;
}

/** A site as the service shows it. @see https://learn.microsoft.com/graph/api/resources/site */
export function siteView(site: Site): Json {
	const { id, displayName, webUrl, hostname } = site;
	return {
		createdDateTime: dateTime(site.created),
		description: '',
		id,
		lastModifiedDateTime: dateTime(site.created),
		name: nameOf(site),
		webUrl,
		...(displayName === undefined ? {} : { displayName }),
		root: {},
		siteCollection: { hostname },
	};
}

/** A site as it is shown among those that a user follows. @see https://learn.microsoft.com/graph/api/sites-list-followed */
export function followedSiteView(site: Site): Json {
	const { id, displayName, webUrl, hostname, collectionId, webId } = site;
	return {
		id,
		...(displayName === undefined ? {} : { displayName }),
		name: nameOf(site),
		webUrl,
		sharepointIds: { listItemId: '1', siteId: collectionId, siteUrl: webUrl, webId },
		siteCollection: { hostname },
	};
}
