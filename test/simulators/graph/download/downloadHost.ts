import type { Exchange } from '../../exchange.ts';
import type { GraphBehaviour } from '../behaviour.ts';
import type { Drive } from '../drive.ts';
import { FileItem } from '../items.ts';
import { mediaTypeOf } from '../mediaTypes.ts';
import type { DownloadKey } from './downloadKey.ts';
import { wantedOf } from './range.ts';

/** The page that gives a file's content, under the site that the file is in. */
export const DOWNLOAD_PAGE = '/_layouts/15/download.aspx';

interface DownloadHostParts {
	drives: () => readonly Drive[];
	key: DownloadKey;
	behaviour: GraphBehaviour;
	now: () => number;
}

/**
 * The sites of users and teams, as far as they give content. Download URLs are pre-authenticated. What is wrong with a
 * request is said by a page for people.
 * @see https://learn.microsoft.com/graph/api/driveitem-get-content
 */
export class DownloadHost {
	private readonly parts: DownloadHostParts;

	constructor(parts: DownloadHostParts) {
		this.parts = parts;
	}

	async answer(exchange: Exchange): Promise<void> {
		if (exchange.method !== 'GET') {
			exchange.violate(`a download URL does not know ${exchange.method}`);
			return refuse(exchange, 405, 'Method Not Allowed');
		}
		if (!this.mayPass(exchange)) return refuse(exchange, 401, 'Unauthorized');
		const found = this.find(exchange.url);
		if (typeof found === 'number')
			return refuse(exchange, found, found === 404 ? 'Not Found' : 'Unauthorized');
		await this.send(exchange, found);
	}

	private mayPass(exchange: Exchange): boolean {
		if (exchange.headers.authorization === undefined) return true;
		const advice = 'a download URL is pre-authenticated: no Authorization header is sent to it';
		if (this.parts.behaviour.toleratesAuthorizationOnDownload) exchange.warn(advice);
		else exchange.violate(advice);
		return this.parts.behaviour.toleratesAuthorizationOnDownload;
	}

	/** The file that a URL opens, or the status that says why there is none. */
	private find({ pathname, searchParams }: URL): FileItem | number {
		const { drives, key, behaviour, now } = this.parts;
		const [version, secret, ...signed] = searchParams.get('tempauth')?.split('.') ?? [];
		const ticket = key.read(signed.join('.'));
		const drive = drives().find(({ id }) => id === ticket?.drive);
		if (!ticket || !drive || version !== 'v1' || secret !== drive.downloadSecret) return 401;
		if (decodeURI(pathname) !== `${drive.sitePath}${DOWNLOAD_PAGE}`) return 401;
		if (now() >= ticket.expires) return behaviour.expiredDownloadAnswer;
		const item = drive.find({ from: ticket.item, path: [] });
		const isNamed = item?.guid.toLowerCase() === searchParams.get('UniqueId');
		return item instanceof FileItem && isNamed ? item : 404;
	}

	private async send(exchange: Exchange, { name, content, eTag, modified }: FileItem): Promise<void> {
		const lastModified = new Date(modified.at).toUTCString();
		const headers = {
			'accept-ranges': 'bytes',
			'content-type': mediaTypeOf(name),
			'content-disposition': `attachment;filename*=UTF-8''${encodeURIComponent(name)}`,
			etag: eTag,
			'last-modified': lastModified,
		};
		const { size } = content;
		const ignoresRange = this.parts.behaviour.ignoresRange;
		const wanted = ignoresRange ? 'everything' : wantedOf(exchange.headers, size, [eTag, lastModified]);
		if (wanted === 'unsatisfiable') {
			return await exchange.reply(416, undefined, { 'content-range': `bytes */${size}` });
		}
		const { first, last } = wanted === 'everything' ? { first: 0, last: size - 1 } : wanted;
		const length: Record<string, string> = { 'content-length': String(last - first + 1) };
		if (wanted !== 'everything') length['content-range'] = `bytes ${first}-${last}/${size}`;
		const body = content.read(first, last);
		await exchange.stream(wanted === 'everything' ? 200 : 206, body, { ...headers, ...length });
	}
}

async function refuse(exchange: Exchange, status: number, reason: string): Promise<void> {
	const page = `<html><head><title>${reason}</title></head><body><h1>${status} ${reason}</h1></body></html>`;
	await exchange.reply(status, page, { 'content-type': 'text/html' });
}
