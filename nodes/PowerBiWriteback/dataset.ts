import type { NodeParameterValueType } from 'n8n-workflow';

import { Actionable } from '../shared/errors/actionable';
import { type Located, located } from '../shared/node/locator';
import { nearest } from './nearest';
import type { PowerBi } from './powerBi';
import type { Workspace } from './workspace';

/** https://learn.microsoft.com/rest/api/power-bi/datasets/get-datasets-in-group */
export interface Dataset {
	id: string;
	name: string;
	webUrl?: string;
	configuredBy?: string;
	/** Whether it takes rows. */
	addRowsAPIEnabled?: boolean;
}

/** A dataset that takes rows, and where it is. */
export interface PushDataset {
	id: string;
	name: string;
	workspace: Workspace;
}

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** What a dataset's ID looks like. */
export const EXAMPLE = 'cfafbeb1-8037-4d0c-896e-a46fb27ff229';

export const datasetPath = ({ workspace, id }: PushDataset): string => `${workspace.path}/datasets/${id}`;

/** What a Dataset field holds. @throws Actionable before any request when it can name none */
export function datasetChoice(field: NodeParameterValueType | object): Located {
	const choice = located(field, 'name');
	if (!choice.text)
		throw new Actionable(
			'Dataset is empty',
			'Choose the dataset from the list, or choose By Name and enter its name',
		);
	if (choice.mode !== 'name' && !GUID.test(choice.text))
		throw new Actionable(
			`Dataset "${choice.text}" is no dataset ID`,
			`Choose By Name to enter a name, or copy the ID from the address of the dataset's page in Power BI, after "datasets/": ${EXAMPLE}`,
		);
	return choice;
}

/** https://learn.microsoft.com/rest/api/power-bi/datasets/get-datasets-in-group */
export async function listDatasets(powerBi: PowerBi, workspace: Workspace): Promise<Dataset[]> {
	const { value } = await powerBi.ask<{ value: Dataset[] }>(
		{ action: 'list the datasets of the workspace' },
		'GET',
		`${workspace.path}/datasets`,
	);
	return value;
}

/**
 * The dataset that a Dataset field names.
 * @returns undefined when there is none of that name
 * @throws Actionable when the name is not clear, or the dataset takes no rows
 */
export async function findDataset(
	powerBi: PowerBi,
	workspace: Workspace,
	{ mode, text }: Located,
): Promise<PushDataset | undefined> {
	const datasets = await listDatasets(powerBi, workspace);
	const found = datasets.filter(({ id, name }) =>
		mode === 'name' ? name === text : id.toLowerCase() === text.toLowerCase(),
	);
	const pushable = found.filter(({ addRowsAPIEnabled }) => addRowsAPIEnabled);
	if (pushable.length > 1)
		throw new Actionable(
			`${pushable.length} datasets of the workspace are called "${text}"`,
			`Power BI lets several datasets have one name. Choose By ID and enter one of ${pushable.map(({ id }) => id).join(', ')}`,
		);
	const [dataset] = pushable;
	if (dataset) return { id: dataset.id, name: dataset.name, workspace };
	if (found.length > 0)
		throw new Actionable(
			`The dataset "${found[0]?.name}" takes no rows`,
			'Only datasets that were created through the API do. Enter another name and turn on Create Dataset If Missing, or use Dataset > Create',
		);
	if (mode === 'name') return undefined;
	throw new Actionable(
		`The workspace has no dataset ${text}`,
		'Choose the dataset from the list, and check that Workspace is the one that it is in',
	);
}

/** @throws Actionable that offers the nearest when there is no such dataset */
export async function findExistingDataset(
	powerBi: PowerBi,
	workspace: Workspace,
	choice: Located,
	fix = '',
): Promise<PushDataset> {
	const found = await findDataset(powerBi, workspace, choice);
	if (found) return found;
	const names = (await listDatasets(powerBi, workspace))
		.filter(({ addRowsAPIEnabled }) => addRowsAPIEnabled)
		.map(({ name }) => name);
	const meant = nearest(choice.text, names);
	throw new Actionable(
		`The workspace has no dataset "${choice.text}"`,
		[meant && `Did you mean "${meant}"?`, fix, 'Upper and lower case count.'].filter(Boolean).join(' '),
	);
}
