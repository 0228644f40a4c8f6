import { send } from '../answer.ts';
import { datasetView } from '../datasetView.ts';
import { datasetOf, type Operation } from './operation.ts';

/** @see https://learn.microsoft.com/rest/api/power-bi/datasets/get-dataset-in-group */
export const getDataset: Operation = {
	access: 'listDatasets',
	async run(request) {
		await send(request.exchange, 200, datasetView(datasetOf(request), request.workspace));
	},
};
