import { createHmac } from 'node:crypto';

import type { TokenVerifier } from './adls/account.ts';
import { AdlsSimulator } from './adls/adlsSimulator.ts';
import type { Certificates } from './certificates.ts';
import type { EntraSimulator } from './entra/entra.ts';
import type { ContentKeeping } from './graph/contentStore.ts';
import type { Journal } from './journal.ts';

const ACCOUNT = 'contosolake';
const FILE_SYSTEM = 'exports';
const WORKSPACE = 'Sales';
const LAKEHOUSE = 'Exports.Lakehouse';
const KEY = createHmac('sha512', 'simulated').update(ACCOUNT).digest('base64');
/** The audience of all storage accounts and of OneLake. */
const SCOPE = 'https://storage.azure.com/.default';

/** The vendors' real host names. */
export const LAKE_HOSTS = {
	dfs: `${ACCOUNT}.dfs.core.windows.net`,
	blob: `${ACCOUNT}.blob.core.windows.net`,
	oneLake: 'onelake.dfs.fabric.microsoft.com',
	oneLakeBlob: 'onelake.blob.fabric.microsoft.com',
};

export interface CloudLakeOptions {
	journal: Journal;
	certificates: Certificates;
	content: ContentKeeping | undefined;
	entra: EntraSimulator;
	tenantId: string;
	/** The app that may write. */
	clientId: string;
	names: 'real' | 'loopback';
}

/** A storage account with a file system, OneLake with a workspace and a lakehouse, and credentials for both. */
export class CloudLake {
	/** The storage account `contosolake`. */
	readonly account: AdlsSimulator;
	readonly oneLake: AdlsSimulator;
	private readonly names: 'real' | 'loopback';

	constructor({ names, entra, clientId, ...options }: CloudLakeOptions) {
		this.names = names;
		const verify: TokenVerifier = (token) =>
			entra.verify(token) ?? (entra.expired(token) ? 'expired' : undefined);
		const at = (host: string) => (names === 'real' ? `https://${host}` : undefined);
		const { dfs, blob, oneLake, oneLakeBlob } = LAKE_HOSTS;
		this.account = new AdlsSimulator({
			...{ ...options, verify, name: ACCOUNT, keys: [KEY], dfsOrigin: at(dfs), blobOrigin: at(blob) },
		});
		this.oneLake = new AdlsSimulator({
			...{ ...options, verify, name: 'onelake', oneLake: true },
			...{ dfsOrigin: at(oneLake), blobOrigin: at(oneLakeBlob) },
		});
		this.account.addFileSystem(FILE_SYSTEM);
		this.oneLake.addFileSystem(WORKSPACE).directory(`${LAKEHOUSE}/Files`);
		for (const lake of [this.account, this.oneLake]) lake.assign(clientId, 'Storage Blob Data Contributor');
	}

	async start(): Promise<void> {
		await Promise.all([this.account.start(), this.oneLake.start()]);
	}

	async stop(): Promise<void> {
		await Promise.all([this.account.stop(), this.oneLake.stop()]);
	}

	/** The file system of the credentials, `exports`. */
	get files() {
		return this.account.fileSystem(FILE_SYSTEM);
	}

	/** Which loopback port answers for which real host name. */
	get ports(): Record<string, number> {
		return {
			[LAKE_HOSTS.dfs]: this.account.dfs.port,
			[LAKE_HOSTS.blob]: this.account.blob.port,
			[LAKE_HOSTS.oneLake]: this.oneLake.dfs.port,
			[LAKE_HOSTS.oneLakeBlob]: this.oneLake.blob.port,
		};
	}

	/** What a credential of the app has besides who the app is. */
	get servicePrincipal() {
		const { origin } = this.account.dfs;
		const api: Record<string, string> = this.names === 'real' ? {} : { serviceUrl: origin, scope: SCOPE };
		return { ...api, ...this.place, authentication: 'servicePrincipal' };
	}

	/** The same for OneLake. */
	get oneLakeServicePrincipal() {
		const { origin } = this.oneLake.dfs;
		const place = { accountName: 'onelake', fileSystem: WORKSPACE, endpoint: origin };
		return { ...this.servicePrincipal, ...place };
	}

	/** The fields of a credential with the account's key. */
	get sharedKeyCredential() {
		return { ...this.place, authentication: 'sharedKey', accountKey: KEY };
	}

	/** The fields of a credential with a shared access signature of the file system. @param permissions in the vendor's order */
	sasCredential(permissions = 'racwdlm') {
		return { ...this.place, authentication: 'sas', sasToken: fileSystemSas(permissions) };
	}

	/** All that must never turn up in an error, a log or an output. */
	get secrets(): string[] {
		const signature = new URLSearchParams(fileSystemSas('racwdlm')).get('sig') ?? '';
		return [KEY, signature, encodeURIComponent(signature)];
	}

	private get place() {
		const endpoint = this.names === 'real' ? '' : this.account.dfs.origin;
		return { accountName: ACCOUNT, fileSystem: FILE_SYSTEM, endpoint };
	}
}

/**
 * A shared access signature for all of the file system.
 * @see https://learn.microsoft.com/rest/api/storageservices/create-service-sas#version-2020-12-06-and-later
 */
function fileSystemSas(permissions: string): string {
	const expiry = '2099-12-31T00:00:00Z';
	const version = '2024-11-04';
	const before = [permissions, '', expiry, `/blob/${ACCOUNT}/${FILE_SYSTEM}`, '', '', 'https', version, 'c'];
	const text = [...before, '', '', '', '', '', '', ''].join('\n');
	const sig = createHmac('sha256', Buffer.from(KEY, 'base64')).update(text).digest('base64');
	const fields = { sv: version, spr: 'https', se: expiry, sr: 'c', sp: permissions, sig };
	return new URLSearchParams(fields).toString();
}
