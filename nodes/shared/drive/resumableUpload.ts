import type { HashedFile } from '../file/hashedFile';
import { failureOf, type Outcome } from '../http/attempt';
import type { Retries } from '../http/retries';
import { Course } from './course';
import type { Drive, DriveItem } from './driveItem';
import {
	type Fragment,
	FRAGMENT_SIZE,
	type Standing,
	standingAfter,
	stepAfter,
	wasTooSlow,
} from './fragments';
import { inFolder } from './folder';
import { findLanded, type Landed, noteTold } from './landed';
import type { Target } from './target';
import { uploadFailure } from './uploadFailure';
import { UploadSession } from './uploadSession';

/** Told after each fragment how far the upload is, in bytes. */
export type OnProgress = (sent: number, total: number) => void;

/**
 * Uploads a file of any size but 0 in fragments. A break costs the fragment it hits; what the service has, it keeps, and the
 * upload goes on from there. Nothing shows under the file's name before the last fragment has arrived.
 *
 * @throws ServiceError, Unreachable, WaitTooLong, Canceled; the session is given up then
 */
export async function resumableUpload(
	drive: Drive,
	target: Target,
	file: HashedFile,
	onProgress: OnProgress,
): Promise<Landed> {
	const upload = new ResumableUpload(drive, target, file, onProgress);
	try {
		return await upload.run();
	} finally {
		await upload.cleanUp();
	}
}

class ResumableUpload {
	private readonly retries: Retries;
	private readonly since: number | undefined;
	private readonly buffer: Buffer;
	private readonly course: Course;
	private session: UploadSession | undefined;

	constructor(
		private readonly drive: Drive,
		private readonly target: Target,
		private readonly file: HashedFile,
		private readonly onProgress: OnProgress,
	) {
		const { run, heardAt } = drive.graph.access;
		this.retries = run.retries();
		this.since = heardAt;
		this.course = new Course(file.size);
		this.buffer = Buffer.allocUnsafeSlow(Math.min(file.size, FRAGMENT_SIZE));
	}

	async run(): Promise<Landed> {
		for (;;) {
			// Only here may a 404 speak of the folder; later it means that the session is lost.
			this.session ??= await inFolder(this.drive, this.target.folder, () =>
				UploadSession.create(this.drive, this.target),
			);
			const fragment = this.course.next();
			const outcome = await this.send(this.session, fragment);
			const step = stepAfter(outcome, fragment.start, this.course.reach);
			if (step.kind === 'done') return this.complete({ item: step.item, recognised: false });
			if (step.kind === 'refused') throw this.failure(outcome);
			if (step.kind === 'advance') {
				this.moveTo(step.to);
				continue;
			}
			await this.pause(outcome);
			if (wasTooSlow(outcome)) this.course.slowDown();
			if (step.kind === 'again') this.moveTo(step.from);
			const item = step.kind === 'ask' ? await this.findStanding(this.session, fragment) : undefined;
			if (item) return this.complete({ item, recognised: true });
		}
	}

	/** Gives the session up, unless the file is complete. */
	async cleanUp(): Promise<void> {
		const { tally } = this.drive.graph.access;
		tally.retries += this.retries.count;
		await this.session?.cancel();
	}

	private async send(session: UploadSession, fragment: Fragment): Promise<Outcome> {
		return await session.put(fragment, await this.file.read(this.buffer, fragment.start, fragment.length));
	}

	/**
	 * Finds out after a break where to go on: where the session stands, or from the beginning.
	 * @returns the item, if the upload was complete and only its answer was lost
	 */
	private async findStanding(session: UploadSession, last: Fragment): Promise<DriveItem | undefined> {
		const standing = await this.ask(session);
		if (standing.kind === 'expects') {
			this.drive.graph.access.tally.resumed += 1;
			this.moveTo(standing.from);
			return undefined;
		}
		const wasLast = last.start + last.length === last.total;
		const item = wasLast ? await findLanded(this.drive, this.target, this.file, this.since) : undefined;
		// Not known need not mean gone: it may not be known everywhere yet.
		if (!item) await session.cancel();
		this.session = undefined;
		this.course.restart();
		return item;
	}

	/** @throws ServiceError, Actionable when the service refuses to say where the session stands */
	private async ask(session: UploadSession): Promise<Standing> {
		for (;;) {
			const outcome = await session.status();
			const standing = standingAfter(outcome, this.course.reach);
			if (standing.kind === 'refused') throw this.failure(outcome);
			if (standing.kind !== 'unknown') return standing;
			await this.pause(outcome);
		}
	}

	private moveTo(position: number): void {
		if (!this.course.moveTo(position)) return;
		this.retries.progress();
		this.onProgress(position, this.file.size);
	}

	private complete(landed: Landed): Landed {
		noteTold(this.drive, landed.item);
		this.session = undefined;
		this.drive.graph.access.tally.bytes += this.file.size;
		return landed;
	}

	private async pause(outcome: Outcome): Promise<void> {
		if (!(await this.retries.next(failureOf(outcome)))) throw this.failure(outcome);
	}

	private failure(outcome: Outcome): Error {
		return uploadFailure(this.drive, this.target, outcome);
	}
}
