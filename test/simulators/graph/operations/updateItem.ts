import { sendJson } from '../answer.ts';
import { requireConditions } from '../conditions.ts';
import { noteMisplacedConflictBehavior } from '../conflictBehavior.ts';
import { driveItemView } from '../driveItemView.ts';
import { readItemUpdate } from '../itemUpdate.ts';
import { relocate, setDates } from '../relocation.ts';
import { context, type Operation } from './operation.ts';

/** Renames, moves and dates an item. @see https://learn.microsoft.com/graph/api/driveitem-update */
export const updateItem: Operation = {
	access: 'write',
	async run({ exchange, caller, drive, locator, body, origin }) {
		noteMisplacedConflictBehavior(exchange, 'the body');
		const item = drive.require(locator);
		const { place, behavior, dates } = readItemUpdate(exchange, drive, item, body);
		requireConditions(exchange.headers, item);
		if (place) relocate(drive, item, place, behavior, caller.identity);
		if (dates) setDates(drive, item, dates, caller.identity);
		await sendJson(exchange, 200, {
			...context(origin, `drives('${drive.id}')/items/$entity`),
			...driveItemView(drive, item),
		});
	},
};
