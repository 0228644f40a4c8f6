import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	NodeParameterValueType,
} from 'n8n-workflow';

import { fillList } from '../shared/drive/driveList';
import type { Graph } from '../shared/drive/graph';
import { Actionable } from '../shared/errors/actionable';
import { located } from '../shared/node/locator';
import { access } from './access';
import { addressOfId, addressOfUrl } from './siteAddress';

/** https://learn.microsoft.com/graph/api/resources/site */
export interface Site {
	id: string;
	displayName?: string;
	webUrl?: string;
}

const FIELDS = 'id,displayName,webUrl';

export const siteField: INodeProperties = {
	displayName: 'Site',
	name: 'site',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The SharePoint site to work in',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a site...',
			typeOptions: { searchListMethod: 'searchSites', searchable: true },
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://contoso.sharepoint.com/sites/Sales',
			hint: 'The address of the site, or of any page in it, as the browser shows it',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*https://.+',
						errorMessage: 'Not a web address that begins with https://',
					},
				},
			],
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder:
				'e.g. contoso.sharepoint.com,2c712604-1370-44e7-a1f5-426573fda80a,2d2244c3-251a-49ea-93a8-39e1c3a060fe',
			hint: 'The ID that Microsoft Graph gives the site, or the object ID of a Microsoft 365 group for its team site',
		},
	],
};

/** Where Graph may have the site that a Site field names. @throws Actionable when it names none */
export function siteAddresses(field: NodeParameterValueType | object): { name: string; addresses: string[] } {
	const { mode, text } = located(field, 'url');
	if (!text)
		throw new Actionable(
			'Site is empty',
			'Choose the site from the list, or choose By URL and paste its address from the browser',
		);
	const isUrl = mode === 'url' || /^https?:/i.test(text);
	return { name: text, addresses: isUrl ? addressOfUrl(text) : addressOfId(text) };
}

/**
 * The site that a Site field names.
 * @throws Actionable before any request when it cannot be meant so, and whatever a request to Graph throws
 */
export async function findSite(graph: Graph, field: NodeParameterValueType | object): Promise<Site> {
	const { name, addresses } = siteAddresses(field);
	const action = `find the site ${name}`;
	const last = addresses.pop() as string;
	for (const address of addresses) {
		const asking = { action, need: 'findSite' as const, accepts: [400, 403, 404] };
		const site = await graph.ask<Site | undefined>(asking, address, (request) => request.get());
		if (site) return site;
	}
	return await graph.ask<Site>({ action, need: 'findSite' }, last, (request) => request.get());
}

/** The credential's sites: those that the user follows first, then all that it can find. */
export async function searchSites(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await fillList(access, this, async (graph) => {
		const isUser = this.getCurrentNodeParameter('authentication') === 'oAuth2';
		const followed = isUser && !filter && !paginationToken ? await followedSites(graph) : [];
		const found = await foundSites(graph, filter, paginationToken);
		const others = found.items.filter(({ id }) => !followed.some((each) => each.id === id));
		const results = [...followed, ...others].map(shown);
		if (results.length === 0 && !filter && !paginationToken)
			throw new Actionable(
				'No site was found',
				'An app that holds only Sites.Selected cannot search: choose By URL or By ID',
			);
		return { results, paginationToken: found.next };
	});
}

/** Sites without a title are known by their address. */
const shown = ({ id, displayName, webUrl }: Site) => ({
	name: displayName?.trim() || webUrl || id,
	value: id,
	url: webUrl,
});

/** https://learn.microsoft.com/graph/api/sites-list-followed */
async function followedSites(graph: Graph): Promise<Site[]> {
	const asking = { action: 'list the sites that you follow', need: 'followedSites' as const };
	const { items } = await graph.page<Site>(asking, '/me/followedSites', (request) => request.select(FIELDS));
	return items;
}

/** https://learn.microsoft.com/graph/api/site-search */
async function foundSites(graph: Graph, filter = '*', next?: string) {
	const asking = { action: 'search the sites', need: 'searchSites' as const };
	return await graph.page<Site>(asking, next ?? '/sites', (request) =>
		next ? request : request.query({ search: filter }).select(FIELDS),
	);
}
