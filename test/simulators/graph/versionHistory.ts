import type { FileItem } from './items.ts';
import { comparable } from './names.ts';

/** A version that a name once showed. */
export interface Version {
	size: number;
	/** Hexadecimal. */
	sha256: string;
	/** Base64. */
	quickXorHash: string;
}

/** Every version that was ever visible under each path of a drive. */
export class VersionHistory {
	private readonly versions = new Map<string, Version[]>();
	private bytes = 0;

	/** Notes the new version that a file shows from now on. */
	record(file: FileItem): void {
		this.bytes += file.content.size;
		this.show(file);
	}

	/** Notes that a version is shown in another place from now on. */
	show(file: FileItem): void {
		const { size, sha256, quickXorHash } = file.content;
		const key = comparable(file.path.join('/'));
		this.versions.set(key, [...this.of(key), { size, sha256, quickXorHash }]);
	}

	/** Oldest first. */
	of(path: string): readonly Version[] {
		return this.versions.get(comparable(path)) ?? [];
	}

	/** Bytes of all of them: each counts against the quota. */
	get size(): number {
		return this.bytes;
	}
}
