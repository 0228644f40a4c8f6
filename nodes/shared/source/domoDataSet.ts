import type { IExecuteFunctions } from 'n8n-workflow';

import { dataSetId, readDataSet } from '../domo/dataSet';
import { Domo } from '../domo/domo';
import { exportDataSet, exportOptionsOf } from '../domo/exportDataSet';
import type { Run } from '../node/run';
import type { FileSource } from './fileSource';

/** A DataSet that the destination node reads from Domo itself. */
export async function domoDataSet(run: Run, context: IExecuteFunctions, item: number): Promise<FileSource> {
	const id = dataSetId(context.getNodeParameter('dataSetId', item) as string);
	const dataSet = await readDataSet(new Domo(run), id);
	return {
		dataSet,
		extension: 'csv',
		read: async (use) => await exportDataSet(run, dataSet, exportOptionsOf(context, item, dataSet), use),
	};
}
