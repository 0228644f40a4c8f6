import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { DriveItem } from '../simulators/graph/items.ts';
import { recycle, relocate } from '../simulators/graph/relocation.ts';
import type { NodeToRun } from './nodeToRun.ts';
import { Fixture } from './fixture.ts';

const SOMEBODY = { user: { id: 'adele', displayName: 'Adele' } };

/** The same with two folders of files, made anew for each test, whose content is their path. */
export class DownloadManyFixture extends Fixture {
	constructor() {
		super();
		beforeEach(() => {
			for (const path of ['In/a.csv', 'In/b.txt', 'In/Sub/c.csv', 'In/Sub/Sub/d.csv', 'Out/e.csv'])
				this.put(path);
		});
		afterEach(() => {
			for (const item of this.cloud.drive.root.children) this.remove(item);
		});
	}

	/** File: Download of the files of the folder In, unless told otherwise. */
	many(parameters: INodeParameters = {}, more: Partial<NodeToRun> = {}): NodeToRun {
		return this.onDrive('file', 'download', { downloadMode: 'many', folderPath: 'In', ...parameters }, more);
	}

	/** Runs it, and gives where in the folder each file lay that came. */
	async came(node: NodeToRun): Promise<string[]> {
		const outputs = await this.succeed(node);
		return outputs.map(({ file }) => (file as IDataObject & { relativePath: string }).relativePath);
	}

	put(path: string, content = path): void {
		this.cloud.drive.put(path, content);
	}

	at(path: string): DriveItem {
		return this.cloud.drive.find({ from: undefined, path: path.split('/') }) as DriveItem;
	}

	remove(item: DriveItem): void {
		recycle(this.cloud.drive, item, SOMEBODY);
	}

	/** Moves an item into a folder, under a name. */
	move(path: string, folder: string, name: string): void {
		const { drive } = this.cloud;
		relocate(drive, this.at(path), { folder: drive.folder([folder]), name }, 'fail', SOMEBODY);
	}
}
