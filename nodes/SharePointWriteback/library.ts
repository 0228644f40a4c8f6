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
import { findSite, type Site } from './site';

/** A document library is a drive of its site. https://learn.microsoft.com/graph/api/resources/drive */
interface Library {
	id: string;
	name: string;
	webUrl?: string;
}

const FIELDS = 'id,name,webUrl';

export const libraryField: INodeProperties = {
	displayName: 'Library',
	name: 'library',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		"The document library of the site. Leave it empty for the site's default one, mostly called Documents.",
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Default library, or select one...',
			typeOptions: { searchListMethod: 'searchLibraries', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Documents',
			hint: 'As the site shows it, or as it stands in addresses: "Documents" and "Shared Documents" are the same library',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. b!-RIj2DuyvEyV1T4NlOaMHk8XkS_I8MdFlUCq1BlcjgmhRfAj3-Z8RY2VpuvV_tpd',
			hint: 'The ID that Microsoft Graph gives the drive of the library',
		},
	],
};

/**
 * The id of the drive behind the library that a Library field names.
 * @throws Actionable when the site has none of that name, and whatever a request to Graph throws
 */
export async function findLibrary(
	graph: Graph,
	site: Site,
	field: NodeParameterValueType | object,
): Promise<string> {
	const { mode, text } = located(field, 'name');
	if (text && mode !== 'name') return text;
	if (text) return (await libraryOfName(graph, site, text)).id;
	const asking = { action: `find the default library of ${nameOf(site)}`, need: 'listLibraries' as const };
	const { id } = await graph.ask<Library>(asking, `/sites/${site.id}/drive`, (request) =>
		request.select('id').get(),
	);
	return id;
}

async function libraryOfName(graph: Graph, site: Site, name: string): Promise<Library> {
	const names: string[] = [];
	for await (const library of libraries(graph, site)) {
		if ([library.name, nameInAddress(library)].some((each) => same(each, name))) return library;
		names.push(library.name);
	}
	throw new Actionable(
		`There is no library "${name}" in ${nameOf(site)}`,
		`Its libraries are: ${names.join(', ')}. Choose one from the list`,
	);
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
const nameOf = ({ displayName, webUrl, id }: Site) => `the site ${displayName?.trim() || webUrl || id}`;

/** The last part of a library's address: "Shared Documents" for "Documents". */
function nameInAddress({ webUrl = '' }: Library): string {
	const path = URL.canParse(webUrl) ? new URL(webUrl).pathname : '';
	return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
}

/** https://learn.microsoft.com/graph/api/drive-list */
async function* libraries(graph: Graph, site: Site): AsyncGenerator<Library> {
	const asking = { action: `list the libraries of ${nameOf(site)}`, need: 'listLibraries' as const };
	yield* graph.all<Library>(asking, `/sites/${site.id}/drives`, (request) => request.select(FIELDS));
}

/** The libraries of the site that the node is set to. */
export async function searchLibraries(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await fillList(access, this, async (graph) => {
		const site = await findSite(graph, this.getCurrentNodeParameter('site') ?? '');
		const results: INodeListSearchResult['results'] = [];
		for await (const { id, name, webUrl } of libraries(graph, site))
			if (name.toLowerCase().includes(filter.toLowerCase())) results.push({ name, value: id, url: webUrl });
		return { results };
	});
}
