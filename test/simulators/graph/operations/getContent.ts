import { sendNothing } from '../answer.ts';
import { hasTag } from '../conditions.ts';
import { downloadUrl } from '../download/downloadUrl.ts';
import { FileItem } from '../items.ts';
import { notSimulated, Refusal } from '../refusal.ts';
import type { Operation } from './operation.ts';

/** Leads to where the content is. @see https://learn.microsoft.com/graph/api/driveitem-get-content */
export const getContent: Operation = {
	access: 'read',
	async run({ exchange, drive, locator }) {
		const { headers, url } = exchange;
		if (url.searchParams.has('format')) throw notSimulated('conversion of content');
		if (headers.range !== undefined)
			exchange.violate('Range is for the download URL, not for the request that leads there');
		const item = drive.require(locator);
		if (!(item instanceof FileItem)) {
			throw new Refusal(404, 'itemNotFound', 'The specified item does not exist, or does not have content.');
		}
		const known = headers['if-none-match'];
		if (known !== undefined && hasTag(known, item)) return await sendNothing(exchange, 304);
		const location = downloadUrl(drive, item);
		await sendNothing(exchange, 302, { location, 'cache-control': 'no-cache' });
	},
};
