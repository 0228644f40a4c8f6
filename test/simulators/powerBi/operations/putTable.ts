import { send } from '../answer.ts';
import { badRequest } from '../refusal.ts';
import { tableDefinition } from '../schema/definitions.ts';
import { type Operation, pushDatasetOf, tableOf } from './operation.ts';

/**
 * Changes the columns of a table; it makes none.
 * @see https://learn.microsoft.com/rest/api/power-bi/push-datasets/datasets-put-table-in-group
 */
export const putTable: Operation = {
	access: 'changeDataset',
	takesJson: true,
	async run(request) {
		const table = tableOf(request, pushDatasetOf(request));
		const { name, columns } = tableDefinition(request.body, request.service.limits, 'requestMessage');
		if (name !== table.name) throw badRequest('A table keeps its name.', 'requestMessage');
		table.redefine(columns);
		await send(request.exchange, 200, { name });
	},
};
