import { send } from '../answer.ts';
import { datasetOf, type Operation } from './operation.ts';

/** @see https://learn.microsoft.com/rest/api/power-bi/datasets/delete-dataset-in-group */
export const deleteDataset: Operation = {
	access: 'changeDataset',
	async run(request) {
		request.workspace.remove(datasetOf(request));
		await send(request.exchange, 200);
	},
};
