import { Actionable } from '../../shared/errors/actionable';
import { ServiceError } from '../../shared/errors/serviceError';
import { namesInTurn } from '../../shared/file/conflictBehavior';
import type { Reply } from '../../shared/http/attempt';
import type { Lake } from '../lake/lake';
import { encodedPath, type LakePath, pathText } from '../lake/path';
import { holds, statusOf } from '../lake/pathStatus';
import type { Sent } from './blocks';
import { fileClient } from './fileWriter';
import { type LakeTarget, pathOf } from './target';

/** Where a file is now. */
export interface Published {
	path: LakePath;
	eTag: string | undefined;
}

/**
 * Gives a complete file its name, in one step: nobody ever sees a part of it. A name is only taken if it is free, unless what
 * has it is to be replaced, so that two who write at once never overwrite each other.
 * https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/create
 * @throws ServiceError, Unreachable, WaitTooLong, Canceled
 */
export async function publish(
	lake: Lake,
	temporary: LakePath,
	target: LakeTarget,
	sent: Sent,
): Promise<Published> {
	for (const name of namesInTurn(target)) {
		const path = pathOf(target, name);
		const published = await new Move(lake, temporary, path, sent).make(target.conflictBehavior !== 'replace');
		if (published) return published;
		if (target.conflictBehavior === 'fail') break;
	}
	throw taken(pathOf(target));
}

export function taken(path: LakePath): Actionable {
	return new Actionable(
		`There is a file "${pathText(path)}" already`,
		'Choose Replace or Rename for "If File Exists", or another file name',
	);
}

class Move {
	private attempts = 0;

	constructor(
		private readonly lake: Lake,
		private readonly from: LakePath,
		private readonly to: LakePath,
		private readonly sent: Sent,
	) {}

	/** @returns undefined when the name is taken */
	async make(onlyFree: boolean): Promise<Published | undefined> {
		return await this.request(onlyFree).then(
			({ eTag }) => ({ path: this.to, eTag }),
			(error: Error) => this.afterRefusal(error),
		);
	}

	private async request(onlyFree: boolean): Promise<{ eTag?: string }> {
		const { fileSystem, segments } = this.to;
		const asking = {
			action: `upload "${pathText(this.to)}"`,
			onAttempt: () => (this.attempts += 1),
			settled: () => this.settled(),
		};
		const moved = await this.lake.ask(asking, async (service, abortSignal) => {
			const destinationConditions = onlyFree ? { ifNoneMatch: '*' } : {};
			const options = { abortSignal, destinationConditions };
			// With one argument less the SDK mistakes the first folder for the file system; and it encodes nothing here.
			const destination = [encodeURIComponent(fileSystem), encodedPath(segments)] as const;
			return await fileClient(service, this.from).move(...destination, options);
		});
		return { eTag: (moved as { etag?: string }).etag };
	}

	/** A refusal may come from a request of ours that has gone through before, and whose answer was lost. */
	private async afterRefusal(error: Error): Promise<Published | undefined> {
		const isRefused = error instanceof ServiceError && [404, 409, 412].includes(error.status);
		if (!isRefused) throw error;
		const landed = this.attempts > 1 ? await this.landed() : undefined;
		if (landed) return landed;
		if (error.is('PathAlreadyExists') || error.is('ConditionNotMet')) return undefined;
		throw error;
	}

	private async settled(): Promise<Reply | undefined> {
		const landed = await this.landed();
		return landed && { status: 201, headers: {}, body: { etag: landed.eTag } };
	}

	/** Only the content proves that it is ours: the temporary path is gone, and the target has our size and MD5. */
	private async landed(): Promise<Published | undefined> {
		if (await statusOf(this.lake, this.from)) return undefined;
		const status = await statusOf(this.lake, this.to);
		if (holds(status, this.sent)) return { path: this.to, eTag: status.eTag };
		throw new Actionable(
			`"${pathText(this.to)}" was uploaded, but by now something else is in its place`,
			'Run again. If this happens every time, something else writes to the same name',
		);
	}
}
