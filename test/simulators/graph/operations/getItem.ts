import { sendJson } from '../answer.ts';
import { driveItemView } from '../driveItemView.ts';
import { FileItem } from '../items.ts';
import { notSimulated } from '../refusal.ts';
import { selection } from '../select.ts';
import { context, type Operation } from './operation.ts';

/** @see https://learn.microsoft.com/graph/api/driveitem-get */
export const getItem: Operation = {
	access: 'read',
	async run({ exchange, drive, locator, origin }) {
		const query = exchange.url.searchParams;
		if (query.has('$expand')) throw notSimulated('$expand');
		const item = drive.require(locator);
		const view = selection(query, 'driveItem')(driveItemView(drive, item));
		if (item instanceof FileItem && item.readsWithoutHashes > 0) item.readsWithoutHashes -= 1;
		await sendJson(exchange, 200, { ...context(origin, `drives('${drive.id}')/items/$entity`), ...view });
	},
};
