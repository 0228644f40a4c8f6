import { isDeepStrictEqual } from 'node:util';

import type { INodeParameters } from 'n8n-workflow';

import type { Cloud } from '../../simulators/cloud.ts';
import type { DataSet } from '../../simulators/domo/dataSets.ts';
import type { Dataset } from '../../simulators/powerBi/dataset.ts';
import { type Digest, digestOf } from '../../simulators/powerBi/rows/digest.ts';
import { powerBiColumns } from '../../simulators/powerBiColumns.ts';
import type { NodeToMeasure } from '../processes/engineProcess.ts';

const TABLE = 'Orders';

/** A push dataset of its own with a table that takes a DataSet's rows; nothing was pushed to it before. */
export function newPushDataset({ powerBiCustomer }: Cloud, dataSet: DataSet): Dataset {
	const { sales } = powerBiCustomer;
	return sales.add({
		name: dataSet.name,
		tables: [{ name: TABLE, columns: powerBiColumns(dataSet.columns) }],
	});
}

/** Rows: Push of a DataSet to a dataset, by the app. */
export function pushNode(cloud: Cloud, dataSet: DataSet, dataset: Dataset): NodeToMeasure {
	const byId = (value: string): INodeParameters[string] => ({ __rl: true, mode: 'id', value });
	cloud.domo.add(dataSet);
	return {
		type: 'powerBiWriteback',
		credentials: [
			{ type: 'powerBiWritebackApi', data: cloud.powerBiCustomer.servicePrincipal },
			{ type: 'domoApi', data: cloud.domoCredential },
		],
		parameters: {
			authentication: 'servicePrincipal',
			resource: 'rows',
			operation: 'push',
			source: 'domoDataSet',
			dataSetId: byId(dataSet.id),
			workspace: byId(cloud.powerBiCustomer.sales.id),
			dataset: byId(dataset.id),
			table: TABLE,
		},
	};
}

/** What a table holds that got a DataSet's rows, each as it was. */
export function digestOfDataSet(dataSet: DataSet): Digest {
	const { rows } = dataSet;
	return digestOf(powerBiColumns(dataSet.columns), typeof rows === 'function' ? rows() : rows);
}

/**
 * Makes sure that a measured push was one.
 * @param expected what the table has to hold, as far as it is known
 * @returns POSTs that it took, and their bytes
 * @throws Error when the table holds anything else, a POST was refused, or a rule of the services was broken
 */
export function landedInTable(
	{ journal }: Cloud,
	{ tables, pushes }: Dataset,
	expected: Partial<Digest>,
): { posts: number; jsonBytes: number } {
	const { violations } = journal;
	if (violations.length > 0) throw new Error(violations.join('\n'));
	const posts = journal.find({ service: 'powerBi', method: 'POST', path: /\/rows$/ });
	journal.clear();
	const held = tables[0]?.digest;
	if (!isDeepStrictEqual(held, { ...held, ...expected }))
		throw new Error(`the table holds ${JSON.stringify(held)} instead of ${JSON.stringify(expected)}`);
	const refused = pushes.find(({ status }) => status !== 200);
	if (refused) throw new Error(`a POST was answered with ${refused.status}`);
	return { posts: posts.length, jsonBytes: posts.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0) };
}
