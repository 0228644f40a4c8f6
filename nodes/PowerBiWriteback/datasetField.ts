import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties } from 'n8n-workflow';

import { EXAMPLE, listDatasets } from './dataset';
import { fillList } from './list';
import { workspaceOf } from './workspace';

/** Names one dataset. */
export const datasetField: INodeProperties = {
	displayName: 'Dataset',
	name: 'dataset',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The push dataset (semantic model) that takes the rows. Only datasets that were created through the API do.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a dataset...',
			hint: 'Only datasets that take rows are listed',
			typeOptions: { searchListMethod: 'searchDatasets', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: `e.g. ${EXAMPLE}`,
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\s*$',
						errorMessage: `Not a dataset ID: it looks like ${EXAMPLE}`,
					},
				},
			],
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Domo Sales',
			hint: 'Power BI lets several datasets have the same name: choose By ID then',
		},
	],
};

/** The datasets of the chosen workspace that take rows. */
export async function searchDatasets(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await fillList(this, async (powerBi) => {
		const workspace = workspaceOf(this.getCurrentNodeParameter('workspace'));
		const results = (await listDatasets(powerBi, workspace))
			.filter(({ addRowsAPIEnabled }) => addRowsAPIEnabled)
			.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()))
			.map(({ id, name, webUrl }) => ({ name, value: id, url: webUrl }));
		return { results };
	});
}
