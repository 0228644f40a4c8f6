import type { FileItem } from './items.ts';

/** Why a name shows something else from now on. */
export type Change = 'created' | 'appended' | 'flushed' | 'renamed' | 'deleted' | 'put';

/** What readers of a name get, from some moment on. */
export interface VisibleState {
	change: Change;
	/** Bytes; undefined while there is no file of that name. */
	size: number | undefined;
	/** Hexadecimal; undefined while there is no file of that name. */
	sha256: string | undefined;
}

/** All that every name of a file system ever showed. */
export class VisibleHistory {
	private readonly states = new Map<string, VisibleState[]>();

	/** Notes what a name shows now. @param file undefined when it shows nothing any more */
	note(path: string, change: Change, file: FileItem | undefined): void {
		const { length: size, sha256 } = file?.content ?? { length: undefined, sha256: undefined };
		this.states.set(path, [...this.of(path), { change, size, sha256 }]);
	}

	/** Oldest first. */
	of(path: string): readonly VisibleState[] {
		return this.states.get(path) ?? [];
	}

	/** Every name that ever showed something. */
	get paths(): string[] {
		return [...this.states.keys()];
	}
}
