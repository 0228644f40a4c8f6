import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { NodeToRun } from './nodeToRun.ts';
import { Fixture } from './fixture.ts';
import type { InputItem } from './inputNode.ts';

/** A file to sync. @param json what the item holds besides */
export const file = (path: string, content: string, json: IDataObject = {}): InputItem => ({
	json: { file: { relativePath: path }, ...json },
	binary: { data: { data: Buffer.from(content), fileName: path.split('/').at(-1), mimeType: 'text/csv' } },
});

/** Syncs into a folder of the simulated drive, of which each test has one of its own. */
export class SyncFixture extends Fixture {
	folder = '';
	private round = 0;

	constructor() {
		super();
		beforeEach(() => void (this.folder = `Sync ${++this.round}`));
	}

	get drive() {
		return this.cloud.drive;
	}

	/** Files that were sent. */
	get uploads(): number {
		return this.cloud.journal.find({ method: 'PUT' }).length;
	}

	sync(items: InputItem[], parameters: INodeParameters = {}, more: Partial<NodeToRun> = {}): NodeToRun {
		return this.onDrive('folder', 'sync', { folderPath: this.folder, ...parameters }, { items, ...more });
	}

	/** What a sync says it has done, by path. */
	async done(node: NodeToRun) {
		return (await this.succeed(node)).map(({ action, file: synced }) => [
			(synced as IDataObject).relativePath,
			action,
		]);
	}

	/** What a file of the folder holds. */
	content(path: string): string | undefined {
		return this.drive.file(`${this.folder}/${path}`)?.bytes().toString();
	}
}
