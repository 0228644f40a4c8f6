import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for large files. It goes with this process at the latest. */
export class TemporaryFolder {
	readonly path = mkdtempSync(join(tmpdir(), 'bench-'));
	private readonly removal = () => rmSync(this.path, { recursive: true, force: true });

	constructor() {
		process.on('exit', this.removal);
	}

	file(name: string): string {
		return join(this.path, name);
	}

	remove(): void {
		process.off('exit', this.removal);
		this.removal();
	}
}
