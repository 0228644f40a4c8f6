import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';

import { type DriveItem, itemPath } from '../shared/drive/driveItem';
import { fillList } from '../shared/drive/driveList';
import { folderPath, folderPathField } from '../shared/drive/folderPath';
import { folderSegments } from '../shared/drive/names';
import { located } from '../shared/node/locator';
import { access } from './access';
import { findLibrary } from './library';
import { findSite } from './site';

/** The folder of a library: browsed, or typed. */
export const folderFields: INodeProperties[] = [
	{
		displayName: 'Select Folder',
		name: 'folderMode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Enter Folder Path',
				value: 'path',
				description: 'Any folder; may hold dates and be an expression',
			},
			{ name: 'From List', value: 'list', description: 'A folder that exists already' },
		],
		default: 'path',
	},
	{ ...folderPathField, displayOptions: { show: { folderMode: ['path'] } } },
	{
		displayName: 'Folder',
		name: 'folder',
		type: 'resourceLocator',
		default: { mode: 'list', value: '/', cachedResultName: 'Root' },
		required: true,
		description: 'The folder, or the root of the library',
		hint: 'To see the folders within a folder, type its name and a slash, such as Reports/',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a folder...',
				typeOptions: { searchListMethod: 'searchFolders', searchable: true },
			},
		],
		displayOptions: { show: { folderMode: ['list'] } },
	},
];

/** The folder as the user chose or entered it. */
export function chosenFolder(context: IExecuteFunctions, item: number): string {
	return context.getNodeParameter('folderMode', item) === 'list'
		? located(context.getNodeParameter('folder', item), 'list').text
		: folderPath(context, item);
}

/** The root, and its folders; behind a slash those of a folder. */
export async function searchFolders(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await fillList(access, this, async (graph) => {
		const slash = Math.max(filter.lastIndexOf('/'), filter.lastIndexOf('\\'));
		const [parent, begin] = [
			folderSegments(filter.slice(0, slash + 1)),
			filter.slice(slash + 1).toLowerCase(),
		];
		const site = await findSite(graph, this.getCurrentNodeParameter('site') ?? '');
		const library = await findLibrary(graph, site, this.getCurrentNodeParameter('library') ?? '');
		const drive = { graph, root: `/drives/${encodeURIComponent(library)}` };
		const asking = { action: `list the folders in "/${parent.join('/')}"`, need: 'list' as const };
		const children = itemPath(drive, parent, 'children');
		const { items, next } = await graph.page<DriveItem>(asking, paginationToken ?? children, (request) =>
			paginationToken ? request : request.select('id,name,folder,webUrl'),
		);
		const folders = items
			.filter(({ folder, name }) => folder && name.toLowerCase().includes(begin))
			.map(({ name, webUrl }) => ({ path: [...parent, name].join('/'), webUrl }))
			.map(({ path, webUrl }) => ({ name: path, value: path, url: webUrl }));
		const root = filter || paginationToken ? [] : [{ name: 'Root', value: '/' }];
		return { results: [...root, ...folders], paginationToken: next };
	});
}
