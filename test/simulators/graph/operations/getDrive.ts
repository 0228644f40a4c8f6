import { sendJson } from '../answer.ts';
import { driveView } from '../driveView.ts';
import { selection } from '../select.ts';
import { context, type Operation } from './operation.ts';

/** @see https://learn.microsoft.com/graph/api/drive-get */
export const getDrive: Operation = {
	access: 'read',
	async run({ exchange, drive, origin }) {
		const view = selection(exchange.url.searchParams, 'drive')(driveView(drive));
		await sendJson(exchange, 200, { ...context(origin, 'drives/$entity'), ...view });
	},
};
