import { sendJson } from '../answer.ts';
import { driveItemView } from '../driveItemView.ts';
import { type DriveItem, FolderItem } from '../items.ts';
import { comparable } from '../names.ts';
import { malformed, notSimulated } from '../refusal.ts';
import { selection } from '../select.ts';
import { context, type Operation } from './operation.ts';

/** A page never has more, whatever $top says. */
const LARGEST_PAGE = 999;
const NOT_SIMULATED = ['$count', '$expand', '$filter', '$orderby', '$search', '$skip'];

/** @see https://learn.microsoft.com/graph/api/driveitem-list-children */
export const listChildren: Operation = {
	access: 'read',
	async run({ exchange, drive, locator, origin }) {
		const query = exchange.url.searchParams;
		const option = NOT_SIMULATED.find((name) => query.has(name));
		if (option !== undefined) throw notSimulated(`${option} for children`);
		const selected = selection(query, 'driveItem');
		const folder = drive.require(locator);
		const size = pageSize(query.get('$top'), drive.surroundings.behaviour.pageSize);
		const after = query.get('$skiptoken');
		const rest = inOrder(folder).filter((item) => after === null || tokenOf(item) > decodeToken(after));
		const page = rest.slice(0, size);
		const last = page.at(-1);
		// The link names the folder by its id, however it was named in the request.
		const link = new URL(`${origin}/v1.0/drives/${drive.id}/items/${folder.id}/children?${query.toString()}`);
		if (last) link.searchParams.set('$skiptoken', encodeToken(last));
		await sendJson(exchange, 200, {
			...context(origin, `drives('${drive.id}')/items('${folder.id}')/children`),
			...(rest.length > page.length ? { '@odata.nextLink': link.href.replaceAll('%24', '$') } : {}),
			value: page.map((item) => selected(driveItemView(drive, item))),
		});
	},
};

function pageSize(top: string | null, usual: number): number {
	if (top === null) return usual;
	if (!/^[1-9][0-9]*$/.test(top))
		throw malformed('Invalid query option.', `$top is a count, not ${top}`, 'invalidQueryOption');
	return Math.min(Number(top), LARGEST_PAGE);
}

function inOrder(folder: DriveItem): DriveItem[] {
	if (!(folder instanceof FolderItem)) return [];
	return folder.children.sort((one, other) => (tokenOf(one) < tokenOf(other) ? -1 : 1));
}

/** Pages go on after the last name, so that items that come or go between them shift nothing. */
function tokenOf(item: DriveItem): string {
	return comparable(item.name);
}

function encodeToken(item: DriveItem): string {
	return Buffer.from(tokenOf(item)).toString('base64url');
}

function decodeToken(token: string): string {
	return Buffer.from(token, 'base64url').toString();
}
