import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';

/** The system's folder of temporary files as each test of a file sees it: the files of others do not turn up in it. */
export class TemporaryFolder {
	path = '';

	constructor() {
		let folder: jest.SpyInstance;
		beforeEach(() => {
			this.path = mkdtempSync(join(os.tmpdir(), 'test-'));
			folder = jest.spyOn(os, 'tmpdir').mockReturnValue(this.path);
		});
		afterEach(() => {
			folder.mockRestore();
			rmSync(this.path, { recursive: true });
		});
	}

	/** Names of files and folders that begin so. */
	names(beginning: string): string[] {
		return readdirSync(this.path).filter((name) => name.startsWith(beginning));
	}
}
