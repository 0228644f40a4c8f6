import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { Actionable } from '../shared/errors/actionable';
import { textParameter } from '../shared/node/textParameter';
import { datasetPath, type PushDataset } from './dataset';
import { nearest } from './nearest';
import type { PowerBi } from './powerBi';

/** https://learn.microsoft.com/rest/api/power-bi/push-datasets/datasets-post-dataset-in-group#table */
const ALLOWED = /^[\t\n\r #\-0-9@A-Z^_a-z~\u0080-\uFFFF]{1,100}$/;

export const tableField: INodeProperties = {
	displayName: 'Table',
	name: 'table',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Sales',
	description: 'The name of the table in the dataset. Upper and lower case count.',
};

/**
 * The name that an item's Table field holds.
 * @throws Actionable for what cannot be a table's name
 */
export function tableName(context: IExecuteFunctions, item: number): string {
	const name = textParameter(context, 'table', 'Table', item);
	if (!name.trim()) throw new Actionable('Table is empty', 'Enter the name of the table in the dataset');
	if (ALLOWED.test(name)) return name;
	throw new Actionable(
		name.length > 100
			? `Table "${name.slice(0, 40)}…" has ${name.length} characters`
			: `Table "${name}" holds a character that Power BI does not take in a table's name`,
		"Use up to 100 letters, digits, spaces and any of # - @ ^ _ ~; Power BI's API takes no others",
	);
}

/** Where the API has a table's rows. */
export const tablePath = (dataset: PushDataset, table: string): string =>
	`${datasetPath(dataset)}/tables/${encodeURIComponent(table)}`;

/**
 * Makes sure that a table is there.
 * https://learn.microsoft.com/rest/api/power-bi/push-datasets/datasets-get-tables-in-group
 * @throws Actionable that offers the nearest when it is not
 */
export async function assertTable(powerBi: PowerBi, dataset: PushDataset, table: string): Promise<void> {
	const { value } = await powerBi.ask<{ value: Array<{ name: string }> }>(
		{ action: `read the tables of the dataset "${dataset.name}"` },
		'GET',
		`${datasetPath(dataset)}/tables`,
	);
	const names = value.map(({ name }) => name);
	if (names.includes(table)) return;
	const meant = nearest(table, names);
	const sameLetters = meant?.toLowerCase() === table.toLowerCase();
	const suggestion = meant ? `Did you mean "${meant}"? ` : '';
	throw new Actionable(
		`The dataset "${dataset.name}" has no table "${table}"`,
		`${suggestion}${sameLetters ? 'Upper and lower case count. ' : ''}Its tables are ${names.map((name) => `"${name}"`).join(', ')}.`,
	);
}
