import { send } from '../answer.ts';
import { type Operation, pushDatasetOf, tableOf } from './operation.ts';

/** @see https://learn.microsoft.com/rest/api/power-bi/push-datasets/datasets-delete-rows-in-group */
export const deleteRows: Operation = {
	access: 'changeDataset',
	async run(request) {
		tableOf(request, pushDatasetOf(request)).clear();
		await send(request.exchange, 200);
	},
};
