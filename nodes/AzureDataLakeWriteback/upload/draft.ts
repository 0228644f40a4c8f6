import { Canceled } from '../../shared/errors/canceled';
import { LeftBehind } from '../../shared/errors/leftBehind';
import { ServiceError } from '../../shared/errors/serviceError';
import { isTransient } from '../../shared/http/retryDelay';
import { createFileSystem } from '../fileSystem';
import type { Lake } from '../lake/lake';
import { pathText } from '../lake/path';
import { createFile, type CreationConditions, type OwnFile } from './fileWriter';
import { removeLeftOver } from './removal';
import type { StoreOptions } from './store';
import type { LakeTarget } from './target';

/** The file that an upload works on until it is complete. Nothing of it stays when the upload does not get that far. */
export class Draft {
	private file: OwnFile | undefined;
	/** What could not be deleted. */
	private readonly left: string[] = [];

	constructor(
		private readonly lake: Lake,
		private readonly target: LakeTarget,
		private readonly options: StoreOptions,
	) {}

	/**
	 * Makes the file. One that was begun before is deleted: what is on its way to that cannot turn up in this one.
	 * @returns whether there is one now; otherwise its name is taken
	 */
	async make(file: OwnFile, conditions: CreationConditions): Promise<boolean> {
		await this.discard();
		// From now on it may be there, whatever becomes of the answer.
		this.file = file;
		const isMade = await this.inFileSystem(() =>
			createFile(this.lake, file, this.target.name, this.options.description, conditions),
		).catch((error: Error) => {
			if (error instanceof ServiceError && !isTransient(error)) this.file = undefined;
			throw error;
		});
		if (!isMade) this.file = undefined;
		return isMade;
	}

	/** What it was made for is done. @returns what the user should know nevertheless */
	keep(): string[] {
		this.file = undefined;
		return this.left;
	}

	/** Does the work that the file is for. @throws what went wrong with that, after cleaning up */
	async during<T>(work: () => Promise<T>): Promise<T> {
		return await work().catch(async (error: Error) => {
			await this.discard();
			if (this.left.length === 0 || error instanceof Canceled) throw error;
			throw new LeftBehind(error, this.left.join(' '));
		});
	}

	private async discard(): Promise<void> {
		const { file, lake } = this;
		this.file = undefined;
		if (!file || (await removeLeftOver(lake, file))) return;
		this.left.push(
			`"${pathText(file)}" in the file system "${file.fileSystem}" could not be deleted: delete it yourself.`,
		);
	}

	/** Does something that needs the file system, which is made if it is missing and the user wants that. */
	private async inFileSystem<T>(work: () => Promise<T>): Promise<T> {
		return await work().catch(async (error: Error) => {
			const isMissing = error instanceof ServiceError && error.is('FilesystemNotFound');
			if (!isMissing || !this.options.createFileSystem) throw error;
			await createFileSystem(this.lake, this.target.fileSystem);
			return await work();
		});
	}
}
