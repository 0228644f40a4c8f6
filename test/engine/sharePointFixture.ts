import type { INodeParameters } from 'n8n-workflow';

import type { NodeToRun } from './nodeToRun.ts';
import type { Fixture } from './fixture.ts';

/** The value of a resource locator in one of its modes. */
export const by = (mode: 'list' | 'url' | 'id' | 'name', value: string) => ({ __rl: true, mode, value });

/** SharePoint's node with the credential of the app, of the app that holds only Sites.Selected, or of Megan. */
export class SharePoint {
	private readonly fixture: Fixture;

	constructor(fixture: Fixture) {
		this.fixture = fixture;
	}

	get app() {
		return this.fixture.engine.credentials.add('sharePointWritebackAppApi', this.fixture.cloud.appCredential);
	}

	get selectedApp() {
		const { cloud, engine } = this.fixture;
		return engine.credentials.add('sharePointWritebackAppApi', cloud.selectedAppCredential);
	}

	async user() {
		const { cloud, engine } = this.fixture;
		return engine.credentials.add('sharePointWritebackOAuth2Api', await cloud.signIn('Sites.ReadWrite.All'));
	}

	/** File: Upload to the root of the Sales site's default library by the app, unless told otherwise. */
	upload(data: Buffer | string, parameters: INodeParameters = {}, more: Partial<NodeToRun> = {}): NodeToRun {
		const { cloud } = this.fixture;
		return this.fixture.upload(
			data,
			{
				site: by('list', cloud.sites.sales.id),
				library: by('list', ''),
				folderMode: 'path',
				...parameters,
			},
			{ type: 'sharePointWriteback', credentials: [this.app], ...more },
		);
	}
}
