import fs, { type FileHandle } from 'node:fs/promises';

/** Watches which files a test of the file opens, and closes what it leaves open. */
export class OpenedFiles {
	readonly handles: FileHandle[] = [];

	constructor() {
		const { open } = fs;
		beforeEach(() => {
			this.handles.length = 0;
			jest.spyOn(fs, 'open').mockImplementation(async (...parameters) => {
				const handle = await open(...parameters);
				this.handles.push(handle);
				return handle;
			});
		});
		afterEach(async () => {
			jest.restoreAllMocks();
			for (const handle of this.handles) await handle.close();
		});
	}

	/** Of each, in the order in which they were opened, whether it is closed. */
	get closed(): boolean[] {
		return this.handles.map(({ fd }) => fd === -1);
	}
}
