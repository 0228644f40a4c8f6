import type { INodeParameters } from 'n8n-workflow';

import type { StoredCredential } from './credentials.ts';
import type { NodeToRun } from './nodeToRun.ts';
import { Fixture } from './fixture.ts';

/** The same with the customer's storage account. After each test no temporary path may be left, and no request have gone elsewhere. */
export class LakeFixture extends Fixture {
	constructor(options: ConstructorParameters<typeof Fixture>[0] = {}) {
		super(options);
		afterEach(() => {
			const { account, oneLake } = this.cloud.lake;
			const left = [account, oneLake].flatMap((lake) =>
				lake.fileSystems.flatMap((name) => lake.fileSystem(name).list()),
			);
			expect(left.filter((path) => path.includes('.tmp-'))).toEqual([]);
			expect([...account.blobRequests, ...oneLake.blobRequests]).toEqual([]);
			// By loopback addresses both endpoints are one for the SDK, and only the service notices which is meant.
			const advice = this.cloud.journal.entries.flatMap(({ warnings = [] }) => warnings);
			expect(advice).toEqual([]);
		});
	}

	/** The file system of the credentials. */
	get files() {
		return this.cloud.lake.files;
	}

	/** Where faults are switched on. */
	get dfs() {
		return this.cloud.lake.account.dfs;
	}

	get lakeApp(): StoredCredential {
		return this.lakeCredential(this.cloud.lakeCredential);
	}

	lakeCredential(fields: object): StoredCredential {
		return this.engine.credentials.add('azureDataLakeWritebackApi', { ...fields });
	}

	/** File: Upload of bytes to the storage account by the app, unless told otherwise. */
	store(data: Buffer | string, parameters: INodeParameters = {}, more: Partial<NodeToRun> = {}): NodeToRun {
		return {
			type: 'azureDataLakeWriteback',
			credentials: [this.lakeApp],
			items: [{ binary: { data: { data: Buffer.from(data), fileName: 'in.csv', mimeType: 'text/csv' } } }],
			parameters: { resource: 'file', operation: 'upload', fileName: 'out.csv', ...parameters },
			...more,
		};
	}
}

/** All that a name ever showed was a whole file, or nothing: what readers of the name could get, by its SHA-256. */
export const shown = (files: LakeFixture['files'], path: string): Array<string | undefined> =>
	files.visible(path).map(({ sha256 }) => sha256);
