import { sendNothing } from '../answer.ts';
import { requireConditions } from '../conditions.ts';
import { recycle } from '../relocation.ts';
import type { Operation } from './operation.ts';

/** @see https://learn.microsoft.com/graph/api/driveitem-delete */
export const deleteItem: Operation = {
	access: 'write',
	async run({ exchange, caller, drive, locator }) {
		const item = drive.require(locator);
		requireConditions(exchange.headers, item);
		recycle(drive, item, caller.identity);
		await sendNothing(exchange, 204);
	},
};
