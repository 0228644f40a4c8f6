import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { DataSet } from '../../shared/domo/dataSet';
import type { Run } from '../../shared/node/run';
import { warn } from '../../shared/node/warnings';
import { allItems, itemRows } from '../../shared/source/rowSource';
import { Place } from '../push/place';
import { pushRows } from '../push/pushRows';
import { pushSettings } from '../push/settings';

/** Pushes the rows of one item's DataSet or CSV file. What can be known to be wrong is said before anything is sent. */
export async function push(
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const settings = pushSettings(context, item);
	const place = await Place.of(run, context, item);
	const rows = await itemRows(run, context, item);
	await place.look(settings.createDataset);
	const source = await rows.open();
	const { json, warnings } = await pushRows({ place, settings, source, context, item }).finally(() =>
		source.close(),
	);
	return [warn(context, { json: withDataSet(json, rows.dataSet) }, warnings)];
}

/** Pushes all input items together, each as a row; the first item's parameters count. */
export async function pushItems(run: Run, context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	if (items.length === 0) return [];
	const settings = pushSettings(context, 0);
	const place = await Place.of(run, context, 0);
	await place.look(settings.createDataset);
	const source = allItems(context);
	const { json, warnings } = await pushRows({ place, settings, source, context, item: 0 });
	return [warn(context, { json, pairedItem: items.map((_, item) => ({ item })) }, warnings)];
}

const withDataSet = (json: IDataObject, dataSet: DataSet | undefined): IDataObject =>
	dataSet ? { ...json, dataSet } : json;
