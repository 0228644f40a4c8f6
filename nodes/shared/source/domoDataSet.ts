import type { IExecuteFunctions } from 'n8n-workflow';

import { dataSetId, readDataSet } from '../domo/dataSet';
import { Domo } from '../domo/domo';
import { exportDataSet, type ExportOptions } from '../domo/exportDataSet';
import type { Run } from '../node/run';
import type { FileSource } from './fileSource';

/** A DataSet that the destination node reads from Domo itself. */
export async function domoDataSet(run: Run, context: IExecuteFunctions, item: number): Promise<FileSource> {
	const id = dataSetId(context.getNodeParameter('dataSetId', item) as string);
	const { headerRow = true, rowCountMismatch = 'fail' } = context.getNodeParameter(
		'options',
		item,
		{},
	) as Partial<ExportOptions>;
	const dataSet = await readDataSet(new Domo(run), id);
	return {
		dataSet,
		extension: 'csv',
		read: async (use) => await exportDataSet(run, dataSet, { headerRow, rowCountMismatch }, use),
	};
}
