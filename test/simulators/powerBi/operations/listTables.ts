import { sendList } from '../answer.ts';
import { type Operation, pathOf, pushDatasetOf } from './operation.ts';

/**
 * The reference promises columns, the service has not been seen to give them.
 * @see https://learn.microsoft.com/rest/api/power-bi/push-datasets/datasets-get-tables-in-group
 */
export const listTables: Operation = {
	access: 'readTables',
	async run(request) {
		const dataset = pushDatasetOf(request);
		const path = `${pathOf(request)}datasets/${dataset.id}/$metadata#tables`;
		await sendList(
			request.exchange,
			path,
			dataset.tables.map(({ name }) => ({ name })),
		);
	},
};
