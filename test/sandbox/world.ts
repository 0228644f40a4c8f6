import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Cloud } from '../simulators/cloud.ts';
import type { DataSet } from '../simulators/domo/dataSets.ts';
import type { N8nApi } from './api/n8nApi.ts';
import { ConnectProxy } from './connectProxy.ts';
import { type N8n, type N8nOptions, startN8n } from './instance/instance.ts';
import { sampleDataSets } from './sampleData.ts';

export interface WorldOptions extends Pick<N8nOptions, 'env' | 'port'> {
	dataSets?: DataSet[];
	/** How the package gets into n8n: laid down before it starts, or by n8n's own installer afterwards. */
	install?: 'tarball' | 'published';
}

/**
 * A customer's world on this machine: the simulated cloud under its real names, and a real n8n with the package as users
 * install it, which reaches that cloud and nothing else.
 */
export class World {
	readonly cloud: Cloud;
	readonly proxy: ConnectProxy;
	readonly n8n: N8n;
	readonly api: N8nApi;

	private constructor(cloud: Cloud, proxy: ConnectProxy, n8n: N8n, api: N8nApi) {
		this.cloud = cloud;
		this.proxy = proxy;
		this.n8n = n8n;
		this.api = api;
	}

	/** The package has to be built. Takes about half a minute, and five the first time, when n8n is installed. */
	static async start({
		dataSets = sampleDataSets,
		install = 'tarball',
		...options
	}: WorldOptions = {}): Promise<World> {
		const cloud = await Cloud.start({ names: 'real', dataSets });
		const proxy = await new ConnectProxy(cloud.ports).start();
		const folder = mkdtempSync(join(tmpdir(), 'package-'));
		try {
			const { authority } = cloud.certificates;
			const n8n = await startN8n({ [install]: pack(folder), proxy, authority, ...options });
			return new World(cloud, proxy, n8n, await n8n.signIn());
		} finally {
			rmSync(folder, { recursive: true });
		}
	}

	/** Stores credentials that work: Domo's, the apps', and Megan's, who has signed in. */
	async createCredentials() {
		const { api, cloud } = this;
		const { domoCredential, appCredential, lakeCredential, powerBiCustomer } = cloud;
		const megan = await cloud.signIn();
		const meganAtSites = await cloud.signIn('Sites.ReadWrite.All');
		return {
			domo: await api.createCredential('domoApi', domoCredential, 'Domo'),
			app: await api.createCredential('oneDriveWritebackAppApi', appCredential, 'OneDrive (app)'),
			user: await api.createCredential('oneDriveWritebackOAuth2Api', megan, 'OneDrive of Megan'),
			sharePointApp: await api.createCredential(
				'sharePointWritebackAppApi',
				appCredential,
				'SharePoint (app)',
			),
			sharePointUser: await api.createCredential(
				'sharePointWritebackOAuth2Api',
				meganAtSites,
				'SharePoint of Megan',
			),
			lake: await api.createCredential('azureDataLakeWritebackApi', lakeCredential, 'Data lake (app)'),
			powerBiApp: await api.createCredential(
				'powerBiWritebackApi',
				powerBiCustomer.servicePrincipal,
				'Power BI (app)',
			),
			powerBiUser: await api.createCredential(
				'powerBiWritebackOAuth2Api',
				await powerBiCustomer.signIn(),
				'Power BI of Megan',
			),
		};
	}

	async stop(): Promise<void> {
		await this.n8n.stop();
		await this.proxy.stop();
		await this.cloud.stop();
	}
}

/** Packs the package as it would be published. @returns the tarball */
export function pack(folder: string): string {
	const report = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [{ filename }] = JSON.parse(report.toString()) as [{ filename: string }];
	return join(folder, filename);
}
