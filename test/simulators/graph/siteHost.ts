import type { Exchange } from '../exchange.ts';
import { sendJson } from './answer.ts';
import type { CopyJobs } from './copyJobs.ts';
import { DOWNLOAD_PAGE, type DownloadHost } from './download/downloadHost.ts';
import { itemNotFound, notSimulated } from './refusal.ts';
import type { UploadHost } from './uploadHost.ts';

/** The sites of users and teams: pages that Graph's answers lead to. */
export class SiteHost {
	private readonly uploads: UploadHost;
	private readonly downloads: DownloadHost;
	private readonly jobs: CopyJobs;

	constructor(uploads: UploadHost, downloads: DownloadHost, jobs: CopyJobs) {
		this.uploads = uploads;
		this.downloads = downloads;
		this.jobs = jobs;
	}

	/** @throws Refusal */
	async answer(exchange: Exchange): Promise<void> {
		const { pathname } = exchange.url;
		if (pathname.endsWith('/uploadSession')) return await this.uploads.answer(exchange);
		if (pathname.endsWith(DOWNLOAD_PAGE)) return await this.downloads.answer(exchange);
		if (this.jobs.isMonitor(pathname) && exchange.method === 'GET') return await this.monitor(exchange);
		throw notSimulated("pages of the users' own sites");
	}

	private async monitor(exchange: Exchange): Promise<void> {
		const outcome = this.jobs.find(exchange.url.pathname);
		if (!outcome) throw itemNotFound();
		await sendJson(exchange, 200, outcome);
	}
}
