import type { Exchange } from '../exchange.ts';
import { DOWNLOAD_PAGE, type DownloadHost } from './download/downloadHost.ts';
import { notSimulated } from './refusal.ts';
import type { UploadHost } from './uploadHost.ts';

/** The sites of users and teams: pages that Graph's answers lead to. */
export class SiteHost {
	private readonly uploads: UploadHost;
	private readonly downloads: DownloadHost;

	constructor(uploads: UploadHost, downloads: DownloadHost) {
		this.uploads = uploads;
		this.downloads = downloads;
	}

	/** @throws Refusal */
	async answer(exchange: Exchange): Promise<void> {
		const { pathname } = exchange.url;
		if (pathname.endsWith('/uploadSession')) return await this.uploads.answer(exchange);
		if (pathname.endsWith(DOWNLOAD_PAGE)) return await this.downloads.answer(exchange);
		throw notSimulated("pages of the users' own sites");
	}
}
