import { type Outcome, failureOf, isBroken } from '../http/attempt';
import { isAmbiguous, isTransient } from '../http/retryDelay';
import type { DriveItem } from './driveItem';

/** Every fragment but the last has to be a multiple of this. */
const UNIT = 320 * 1024;
/** What Microsoft calls best on a fast and steady connection. */
export const FRAGMENT_SIZE = 32 * UNIT;
const SMALLEST = 4 * UNIT;

export interface Fragment {
	start: number;
	length: number;
	total: number;
}

/** The next fragment of a file from `start` on. */
export function fragmentAt(start: number, total: number, size: number): Fragment {
	return { start, length: Math.min(size, total - start), total };
}

/** A smaller fragment, for a connection that is too slow for this one. */
export function smaller(size: number): number {
	return Math.max(SMALLEST, Math.floor(size / 2 / UNIT) * UNIT);
}

/** `bytes 0-10485759/20971520`; the service insists on this very form. */
export function contentRange({ start, length, total }: Fragment): string {
	return `bytes ${start}-${start + length - 1}/${total}`;
}

/** What the answer to a fragment means for what comes next. */
export type Step =
	/** The file is complete. */
	| { kind: 'done'; item: DriveItem }
	/** Go on from here. */
	| { kind: 'advance'; to: number }
	/** Nothing of the fragment was taken: after a pause, send again from here. */
	| { kind: 'again'; from: number }
	/** Nobody knows what arrived: ask, after a pause. */
	| { kind: 'ask' }
	/** No repetition will help. */
	| { kind: 'refused' };

/**
 * Reads the answer to a fragment.
 * https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 * @param start of the fragment
 * @param furthest place from which bytes can be missing, after what was sent
 */
export function stepAfter(outcome: Outcome, start: number, furthest: number): Step {
	const failure = failureOf(outcome);
	if (!isBroken(outcome)) {
		const { status, body } = outcome;
		const item = body as Partial<DriveItem> | undefined;
		const next = nextExpected(body);
		if ((status === 200 || status === 201) && item?.id) return { kind: 'done', item: item as DriveItem };
		if (status === 202 && next !== undefined && next <= furthest)
			return next > start ? { kind: 'advance', to: next } : { kind: 'again', from: next };
		// Neither Graph nor a site answers so: something else did, and will again.
		if (status < 400 && (status >= 300 || typeof body === 'string')) return { kind: 'refused' };
		// 416: this range was received before. 404: the session is gone, or not known everywhere yet.
		if (status >= 400 && status !== 416 && status !== 404 && !isTransient(failure))
			return { kind: 'refused' };
	}
	return isTransient(failure) && !isAmbiguous(failure) ? { kind: 'again', from: start } : { kind: 'ask' };
}

/** What the answer to the question where a session stands means for what comes next. */
export type Standing =
	/** Go on from here. */
	| { kind: 'expects'; from: number }
	/** All bytes are there, and the file is made of them, or cannot be. */
	| { kind: 'has all' }
	/** There is no such session: it is complete, or lost. */
	| { kind: 'gone' }
	/** Nothing is known: ask again, after a pause. */
	| { kind: 'unknown' }
	/** No repetition will help. */
	| { kind: 'refused' };

/**
 * Reads the answer to the question where a session stands.
 * https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 * @param furthest place from which bytes can be missing, after what was sent
 */
export function standingAfter(outcome: Outcome, furthest: number): Standing {
	if (isBroken(outcome) || (outcome.status >= 400 && isTransient(failureOf(outcome))))
		return { kind: 'unknown' };
	const { status, body } = outcome;
	if (status === 404) return { kind: 'gone' };
	const from = nextExpected(body);
	if (status >= 300) return { kind: 'refused' };
	if (from !== undefined) return from <= furthest ? { kind: 'expects', from } : { kind: 'refused' };
	const { nextExpectedRanges } = (body ?? {}) as { nextExpectedRanges?: string[] };
	return { kind: nextExpectedRanges?.length === 0 ? 'has all' : 'refused' };
}

/** Whether the outcome speaks of a connection that is too slow for fragments of this size. */
export function wasTooSlow(outcome: Outcome): boolean {
	return isBroken(outcome) ? outcome.slow === true : outcome.status === 504 || outcome.status === 408;
}

/** Where the first missing range begins: `["26-"]`, `["12345-55232", "77829-99375"]`; undefined when none is missing. */
export function nextExpected(body: unknown): number | undefined {
	const first = (body as { nextExpectedRanges?: string[] } | null)?.nextExpectedRanges?.[0];
	const start = Number.parseInt(first ?? '', 10);
	return Number.isNaN(start) ? undefined : start;
}
