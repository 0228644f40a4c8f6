import { sendJson } from '../answer.ts';
import { driveItemView } from '../driveItemView.ts';
import { type DriveItem, FolderItem } from '../items.ts';
import { comparable } from '../names.ts';
import { type Ordered, pageOf } from '../paging.ts';
import { notSimulated, Refusal } from '../refusal.ts';
import { selection } from '../select.ts';
import { context, type Operation } from './operation.ts';

const NOT_SIMULATED = ['$count', '$expand', '$search', '$skip'];

/** @see https://learn.microsoft.com/graph/api/driveitem-list-children */
export const listChildren: Operation = {
	access: 'read',
	async run({ exchange, drive, locator, origin, behaviour }) {
		const query = exchange.url.searchParams;
		const option = NOT_SIMULATED.find((name) => query.has(name));
		if (option !== undefined) throw notSimulated(`${option} for children`);
		if (query.has('$filter')) throw notSupported('Operation not supported', 'children know no $filter');
		const selected = selection(query, 'driveItem');
		const folder = drive.require(locator);
		const children = ordered(folder, query.get('$orderby'));
		// The link names the folder by its id, however it was named in the request.
		const path = `/drives/${drive.id}/items/${folder.id}/children`;
		const { entries, link } = pageOf(exchange, { origin, behaviour }, path, children);
		await sendJson(exchange, 200, {
			...context(origin, `drives('${drive.id}')/items('${folder.id}')/children`),
			...link,
			value: entries.map((item) => selected(driveItemView(drive, item))),
		});
	},
};

/** By name, which is the only order that document libraries know. @throws Refusal 400 */
function ordered(folder: DriveItem, orderBy: string | null): Ordered<DriveItem> {
	const [, property = '', direction = 'asc'] = /^(\w+)(?: (asc|desc))?$/.exec(orderBy ?? 'name') ?? [];
	if (property !== 'name') {
		throw notSupported(
			`The property ${property} is not supported for OrderBy.`,
			`children are ordered by name only, not by ${orderBy ?? ''}`,
		);
	}
	const descending = direction === 'desc';
	const sign = descending ? -1 : 1;
	const keyOf = (item: DriveItem) => comparable(item.name);
	const children = folder instanceof FolderItem ? folder.children : [];
	return {
		entries: children.sort((one, other) => (keyOf(one) < keyOf(other) ? -sign : sign)),
		keyOf,
		descending,
	};
}

function notSupported(message: string, violation: string): Refusal {
	return new Refusal(400, 'notSupported', message, { violation });
}
