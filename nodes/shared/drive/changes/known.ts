import { createHash } from 'node:crypto';

/** Stands for a folder where files have their content. */
const FOLDER = '/';

/**
 * Which files, with which content, and which folders a run has come across: what delta tells may have changed in name, or in who
 * may see it, and after a new beginning it tells everything. Workflows keep it, so it is small: some 20 bytes for each.
 */
export class Known {
	private readonly marks: Map<string, string>;

	constructor(marks: Record<string, string> = {}) {
		this.marks = new Map(Object.entries(marks));
	}

	/** Whether a file was there with the very content. @param hash unknown where the drive has none yet */
	hasFile(id: string, hash: string | undefined): boolean {
		return hash !== undefined && this.marks.get(mark(id)) === mark(hash);
	}

	hasFolder(id: string): boolean {
		return this.marks.get(mark(id)) === FOLDER;
	}

	addFile(id: string, hash: string): void {
		this.marks.set(mark(id), mark(hash));
	}

	addFolder(id: string): void {
		this.marks.set(mark(id), FOLDER);
	}

	forget(id: string): void {
		this.marks.delete(mark(id));
	}

	/** What to keep. */
	get record(): Record<string, string> {
		return Object.fromEntries(this.marks);
	}
}

/** 48 bits: if two are ever the same, a file is downloaded once more. */
function mark(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}
