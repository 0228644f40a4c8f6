import type { Outcome } from '../../http/attempt';
import { failureOf, isBroken } from '../../http/attempt';
import { isTransient } from '../../http/retryDelay';

/** What the answer to a request for content, from some byte on, means for what comes next. */
export type Flow =
	/** The content flows. */
	| {
			kind: 'flows';
			/** How many bytes come that are there already. */
			skip: number;
			/** Bytes of the whole content, if the answer says so. */
			total?: number;
	  }
	/** The address is good no longer: get another. */
	| { kind: 'expired' }
	/** The same request may succeed later. */
	| { kind: 'again' }
	/** The content is not what it was. */
	| { kind: 'changed' }
	/** No repetition will help. */
	| { kind: 'refused' };

/** With these an address that was good says that it is so no longer. */
const EXPIRED = new Set([401, 403, 404, 410]);

/**
 * Reads the answer to a request for content.
 * https://learn.microsoft.com/graph/api/driveitem-get-content#partial-range-downloads
 * @param position from which byte on it was asked for
 * @param total bytes of the whole, if it is known from an earlier answer
 */
export function flowAfter(outcome: Outcome, position: number, total: number | undefined): Flow {
	if (isBroken(outcome)) return { kind: 'again' };
	const { status, headers } = outcome;
	if (status === 200) return flowing(position, number(headers['content-length']), total);
	if (status === 206) {
		const [, first, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
		const skip = position - Number(first);
		return skip >= 0 ? flowing(skip, number(size), total) : { kind: 'refused' };
	}
	// What there is ends ahead of what was asked for.
	if (status === 416) return { kind: 'changed' };
	if (EXPIRED.has(status)) return { kind: 'expired' };
	return isTransient(failureOf(outcome)) ? { kind: 'again' } : { kind: 'refused' };
}

function flowing(skip: number, size: number | undefined, total: number | undefined): Flow {
	const differs = size !== undefined && total !== undefined && size !== total;
	return differs ? { kind: 'changed' } : { kind: 'flows', skip, total: size };
}

function number(text: string | undefined): number | undefined {
	return text && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Asks for the content from a byte on. */
export function rangeFrom(position: number): Record<string, string> {
	// Compressed on the way, it would have another size than the file.
	return { 'Accept-Encoding': 'identity', ...(position > 0 ? { Range: `bytes=${position}-` } : {}) };
}
