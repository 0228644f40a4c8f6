import { send, sendList } from '../answer.ts';
import { type Operation, pathOf, pushDatasetOf, tableOf } from './operation.ts';

/** A preview of 2016 that the reference does not name any more. @see https://powerbi.microsoft.com/blog/newdatasets */
export const listSequenceNumbers: Operation = {
	access: 'readTables',
	undescribed: true,
	async run(request) {
		const { exchange, service } = request;
		if (!service.behaviour.sequenceNumbers) {
			const Message = `No HTTP resource was found that matches the request URI '${exchange.url.href}'.`;
			return send(exchange, 404, { Message });
		}
		const dataset = pushDatasetOf(request);
		const table = tableOf(request, dataset);
		const numbers = [...table.sequenceNumbers].map(([clientId, sequenceNumber]) => ({
			clientId,
			sequenceNumber,
		}));
		await sendList(exchange, `${pathOf(request)}datasets/${dataset.id}/$metadata#sequenceNumbers`, numbers);
	},
};
