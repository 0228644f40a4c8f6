import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { maxWaitOption, timeoutOption } from '../../shared/node/optionFields';
import type { Run } from '../../shared/node/run';
import { datasetField } from '../datasetField';
import { Place } from '../push/place';
import { tableField } from '../table';
import { workspaceField } from '../workspace';

/** Options of the operations that make a few requests. */
export const requestOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [{ ...maxWaitOption, default: 900 }, timeoutOption],
};

export const description: INodeProperties[] = [workspaceField, datasetField, tableField, requestOptions];

/** Deletes all rows of a table: the service has no way to delete some. */
export async function execute(
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const place = await Place.of(run, context, item);
	const dataset = await place.existing();
	await place.clear(dataset);
	const { id, name, workspace } = dataset;
	return [{ json: { deleted: true, dataset: { id, name, workspace: workspace.id }, table: place.table } }];
}
