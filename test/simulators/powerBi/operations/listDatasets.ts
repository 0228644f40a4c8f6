import { sendList } from '../answer.ts';
import { datasetView } from '../datasetView.ts';
import { type Operation, pathOf } from './operation.ts';

/** @see https://learn.microsoft.com/rest/api/power-bi/datasets/get-datasets-in-group */
export const listDatasets: Operation = {
	access: 'listDatasets',
	async run(request) {
		const { exchange, workspace } = request;
		const found = workspace.datasets.filter((dataset) => dataset.foundByRequest());
		const views = found.map((dataset) => datasetView(dataset, workspace));
		await sendList(exchange, `${pathOf(request)}$metadata#datasets`, views);
	},
};
