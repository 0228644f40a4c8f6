import { Refusal } from './refusal.ts';

type Json = Record<string, unknown>;

const BASE_ITEM =
	'createdBy createdByUser createdDateTime description eTag id lastModifiedBy lastModifiedByUser lastModifiedDateTime ' +
	'name parentReference webUrl';

/** The properties of each type, with those that only relate to other entities. */
const PROPERTIES = {
	drive: `${BASE_ITEM} bundles driveType following items list owner quota root sharePointIds special system`,
	driveItem:
		`${BASE_ITEM} analytics audio bundle cTag children content deleted file fileSystemInfo folder image listItem ` +
		'location malware package pendingOperations permissions photo publication remoteItem retentionLabel root ' +
		'searchResult shared sharepointIds size specialFolder subscriptions thumbnails versions video webDavUrl workbook ' +
		'@microsoft.graph.downloadUrl content.downloadUrl',
	group:
		'id createdDateTime deletedDateTime description displayName drive drives groupTypes mail mailEnabled mailNickname ' +
		'members owners resourceProvisioningOptions securityEnabled sites visibility',
	site:
		`${BASE_ITEM} analytics columns contentTypes displayName drive drives error externalColumns isPersonalSite items ` +
		'lists onenote operations pages permissions root sharepointIds siteCollection sites termStore termStores',
};
/** What a property is called in the answer, where that is not its name in $select. */
const ANNOTATIONS: Record<string, string | undefined> = {
	'content.downloadUrl': '@microsoft.graph.downloadUrl',
};

export type SelectableType = keyof typeof PROPERTIES;

/**
 * Reads $select.
 * @returns what leaves of an entity only what was asked for
 * @throws Refusal 400 BadRequest for a property that the type does not have
 */
export function selection(query: URLSearchParams, type: SelectableType): (view: Json) => Json {
	const wanted = query.get('$select');
	const names = wanted === null ? ['*'] : wanted.split(',').map((name) => name.trim());
	const known = new Set(['*', ...PROPERTIES[type].split(' ')]);
	const unknown = names.find((name) => !known.has(name));
	if (unknown !== undefined) {
		const message = `Could not find a property named '${unknown}' on type 'microsoft.graph.${type}'.`;
		throw new Refusal(400, 'BadRequest', `Parsing OData Select and Expand failed: ${message}`, {
			violation: message,
		});
	}
	if (names.includes('*')) return (view) => view;
	const shown = names.map((name) => ANNOTATIONS[name] ?? name);
	return (view) => Object.fromEntries(Object.entries(view).filter(([name]) => shown.includes(name)));
}
