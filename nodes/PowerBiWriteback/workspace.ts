import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
	NodeParameterValueType,
} from 'n8n-workflow';

import { Actionable } from '../shared/errors/actionable';
import { located } from '../shared/node/locator';
import { fillList } from './list';
import type { PowerBi } from './powerBi';

/** https://learn.microsoft.com/rest/api/power-bi/groups/get-groups */
interface Group {
	id: string;
	name: string;
}

/** A workspace as the API addresses it: `path` is empty for My workspace. */
export interface Workspace {
	id: string;
	path: string;
}

const GUID = '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}';
const IN_ADDRESS = `/groups/(${GUID}|me)`;
const EXAMPLE = 'f089354e-8366-4e18-aea3-4cb4a3a50b48';
const MINE = 'me';
const PAGE = 100;

export const workspaceField: INodeProperties = {
	displayName: 'Workspace',
	name: 'workspace',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The workspace that the dataset is in; Domo calls it group',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a workspace...',
			typeOptions: { searchListMethod: 'searchWorkspaces', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: `e.g. ${EXAMPLE}`,
			hint: 'Enter "me" for My workspace, which users have and service principals have not',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `^\\s*(${GUID}|me)\\s*$`,
						errorMessage: `Not a workspace ID: it looks like ${EXAMPLE}`,
					},
				},
			],
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: `e.g. https://app.powerbi.com/groups/${EXAMPLE}/list`,
			hint: 'The address of the workspace, or of any page in it, as the browser shows it',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `.*${IN_ADDRESS}.*`,
						errorMessage: 'There is no workspace ID after "groups/" in this address',
					},
				},
			],
		},
	],
};

/**
 * The workspace that a Workspace field names.
 * @throws Actionable before any request when it names none
 */
export function workspaceOf(field: NodeParameterValueType | object): Workspace {
	const { mode, text } = located(field, 'id');
	const fix = `Choose the workspace from the list, or copy its ID from the address of its page in Power BI, after "groups/": ${EXAMPLE}`;
	if (!text) throw new Actionable('Workspace is empty', fix);
	const id = new RegExp(mode === 'url' ? IN_ADDRESS : `^(${GUID}|me)$`).exec(text)?.[1];
	if (!id) throw new Actionable(`Workspace "${text}" holds no workspace ID`, fix);
	return id === MINE ? { id, path: '' } : { id: id.toLowerCase(), path: `/groups/${id.toLowerCase()}` };
}

/**
 * The workspace that an item's parameters name.
 * @throws Actionable before any request, also where the credential has no such workspace
 */
export function chosenWorkspace(powerBi: PowerBi, context: IExecuteFunctions, item: number): Workspace {
	const workspace = workspaceOf(context.getNodeParameter('workspace', item));
	if (workspace.id !== MINE || powerBi.isUser) return workspace;
	throw new Actionable(
		'A service principal has no My workspace',
		'Choose a workspace that the app was added to under Manage access, or sign in as a user',
	);
}

/** https://learn.microsoft.com/rest/api/power-bi/groups/get-groups */
export async function searchWorkspaces(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await fillList(this, async (powerBi) => {
		const skip = Number(paginationToken ?? 0);
		const query = new URLSearchParams({ $top: String(PAGE), $skip: String(skip) });
		if (filter)
			query.set('$filter', `contains(tolower(name),'${filter.toLowerCase().replaceAll("'", "''")}')`);
		const { value } = await powerBi.ask<{ value: Group[] }>(
			{ action: 'list the workspaces' },
			'GET',
			`/groups?${query.toString().replaceAll('+', '%20')}`,
		);
		const mine = powerBi.isUser && skip === 0 && (!filter || 'my workspace'.includes(filter.toLowerCase()));
		const results = value.map(({ id, name }) => ({
			name,
			value: id,
			url: `https://app.powerbi.com/groups/${id}/list`,
		}));
		return {
			results: mine ? [{ name: 'My Workspace', value: MINE }, ...results] : results,
			paginationToken: value.length === PAGE ? String(skip + PAGE) : undefined,
		};
	});
}
