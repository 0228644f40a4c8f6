import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import type { DataLakeServiceClient } from '@azure/storage-file-datalake';

import { ConnectProxy } from '../../sandbox/connectProxy.ts';
import type { TokenClaims } from '../../simulators/adls/account.ts';
import { AdlsSimulator, type AdlsSimulatorOptions } from '../../simulators/adls/adlsSimulator.ts';
import type { FileSystemView } from '../../simulators/adls/fileSystemView.ts';
import { type Answer, ask, type Asking } from '../../simulators/ask.ts';
import { makeCertificates } from '../../simulators/certificates.ts';
import { Journal } from '../../simulators/journal.ts';
import { type Authentication, clientFor, HOSTS, key, name, type TokenCredential } from './adlsClient.ts';

export const version = '2026-06-06';

const aud = 'https://storage.azure.com';
/** What each bearer token that the tests send stands for. */
const tokens: Record<string, TokenClaims | 'expired'> = {
	owner: { aud, oid: 'owner-id' },
	contributor: { aud, oid: 'contributor-id', appid: 'app-id' },
	reader: { aud, oid: 'reader-id' },
	nobody: { aud, oid: 'nobody-id' },
	graph: { aud: 'https://graph.microsoft.com', oid: 'contributor-id' },
	old: 'expired',
};

/** A storage account of its own, with the file system `files`, for each test of the file. */
export class AdlsFixture {
	readonly journal = new Journal();
	private readonly certificates = makeCertificates(Object.values(HOSTS));
	private started: { lake: AdlsSimulator; proxy: ConnectProxy } | undefined;

	constructor(options: Partial<AdlsSimulatorOptions> = {}) {
		beforeAll(() => {
			const { authority } = this.certificates;
			setDefaultCACertificates([...getCACertificates('default'), authority]);
		});
		beforeEach(async () => {
			this.journal.clear();
			const { journal, certificates } = this;
			const lake = new AdlsSimulator({
				...{ journal, certificates, name, keys: [key], tenantId: 'tenant-id' },
				...{ dfsOrigin: `https://${HOSTS.dfs}`, blobOrigin: `https://${HOSTS.blob}` },
				verify: (token) => tokens[token],
				...options,
			});
			lake.assign('owner-id', 'Storage Blob Data Owner');
			lake.assign('contributor-id', 'Storage Blob Data Contributor');
			lake.assign('reader-id', 'Storage Blob Data Reader');
			lake.addFileSystem('files');
			await lake.start();
			const routes = { [HOSTS.dfs]: lake.dfs.port, [HOSTS.blob]: lake.blob.port };
			this.started = { lake, proxy: await new ConnectProxy(routes).start() };
		});
		afterEach(async () => {
			await this.running.proxy.stop();
			await this.lake.stop();
		});
	}

	get lake(): AdlsSimulator {
		return this.running.lake;
	}

	/** The file system `files`. */
	get files(): FileSystemView {
		return this.lake.fileSystem('files');
	}

	get violations(): string[] {
		return this.journal.entries.flatMap((entry) => entry.violations);
	}

	get warnings(): string[] {
		return this.journal.entries.flatMap((entry) => entry.warnings ?? []);
	}

	/** The vendor's own client, led to the simulator under the vendor's host names. */
	client(credential: Authentication | TokenCredential): DataLakeServiceClient {
		return clientFor(credential, new URL(this.running.proxy.url));
	}

	get certificateAuthority(): string {
		return this.certificates.authority;
	}

	/** On the dfs endpoint, without a proxy. @param path with the query, percent-encoded */
	url(path: string): string {
		return `https://localhost:${this.lake.dfs.port}${path}`;
	}

	/** What every request has. @param as a name that the tests give to a token; none when it is empty */
	headersOf(as: string): Record<string, string> {
		return { 'x-ms-version': version, ...(as === '' ? {} : { authorization: `Bearer ${as}` }) };
	}

	/** A request to the dfs endpoint. @param path with the query, percent-encoded */
	async send(
		method: string,
		path: string,
		{ as = 'contributor', headers, body }: Omit<Asking, 'ca'> & { as?: string } = {},
	): Promise<Answer> {
		const length: Record<string, string> = body === undefined ? { 'content-length': '0' } : {};
		return await ask(this.url(path), {
			...{ ca: this.certificateAuthority, method, body },
			headers: { ...this.headersOf(as), ...length, ...headers },
		});
	}

	/** Creates a file. */
	async create(path: string, headers: Record<string, string> = {}): Promise<Answer> {
		return await this.send('PUT', `/files/${path}?resource=file`, { headers });
	}

	async append(path: string, position: number, body: Buffer | string, more: Append = {}): Promise<Answer> {
		const query = `action=append&position=${position}${more.query ?? ''}`;
		return await this.send('PATCH', `/files/${path}?${query}`, {
			...more,
			body,
			headers: { 'content-length': String(Buffer.byteLength(body)), ...more.headers },
		});
	}

	async flush(path: string, position: number, more: Append = {}): Promise<Answer> {
		const query = `action=flush&position=${position}${more.query ?? ''}`;
		return await this.send('PATCH', `/files/${path}?${query}`, more);
	}

	/** Renames within the file system `files`; both are percent-encoded. */
	async rename(source: string, destination: string, headers: Record<string, string> = {}): Promise<Answer> {
		return await this.send('PUT', `/files/${destination}?mode=legacy`, {
			headers: { 'x-ms-rename-source': `/files/${source}`, ...headers },
		});
	}

	private get running(): { lake: AdlsSimulator; proxy: ConnectProxy } {
		if (!this.started) throw new Error('only within a test');
		return this.started;
	}
}

interface Append {
	as?: string;
	query?: string;
	headers?: Record<string, string>;
}

/** The status and the code of a refusal. */
export function refused({ status, headers }: Answer): unknown[] {
	return [status, headers['x-ms-error-code']];
}
