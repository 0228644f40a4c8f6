import { randomBytes } from 'node:crypto';

import type { INodeParameters } from 'n8n-workflow';

import type { NodeToRun } from './nodeToRun.ts';
import { LakeFixture } from './lakeFixture.ts';

/** The same with files in it. */
export class LakeFilesFixture extends LakeFixture {
	readonly large = randomBytes(6 * 1024 * 1024);
	/** A path of all kinds of characters. */
	readonly odd = 'Köln 100%/a b#?+ü😀.csv';

	constructor() {
		super();
		beforeAll(() => {
			for (const name of ['in/a.csv', 'in/b.CSV', 'in/c.txt', 'in/deep/d.csv']) this.files.put(name, name);
			this.files.put('large.bin', this.large);
			this.files.put(this.odd, 'odd');
			this.files.put('empty.csv', '');
		});
	}

	/** Any operation on files. */
	onFiles(operation: string, parameters: INodeParameters): NodeToRun {
		return {
			type: 'azureDataLakeWriteback',
			credentials: [this.lakeApp],
			parameters: { resource: 'file', operation, ...parameters },
		};
	}
}
