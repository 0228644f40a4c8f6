import { malformed, Refusal } from './refusal.ts';

/** Every fragment but the last is a multiple of this; bytes. */
export const FRAGMENT_UNIT = 327_680;
/** Every fragment is smaller than this; bytes. */
const FRAGMENT_LIMIT = 60 * 1024 * 1024;
/** Bytes. */
const LARGEST_FILE = 250 * 1024 ** 3;
const CONTENT_RANGE = /^bytes ([0-9]+)-([0-9]+)\/([0-9]+)$/;

/** Bytes first to last, both included, of a file of total bytes. */
export interface Fragment {
	first: number;
	last: number;
	total: number;
}

/**
 * Reads which fragment a PUT to an upload URL carries.
 * @throws Refusal 400, 413
 * @see https://learn.microsoft.com/graph/api/driveitem-createuploadsession#upload-bytes-to-the-upload-session
 */
export function readFragment(headers: Record<string, string>): Fragment {
	const [, first, last, total] = CONTENT_RANGE.exec(headers['content-range'] ?? '')?.map(Number) ?? [];
	if (first === undefined || last === undefined || total === undefined || first > last || last >= total) {
		throw malformed(
			'The Content-Range header is missing or malformed.',
			`Content-Range is bytes first-last/total, not ${headers['content-range'] ?? 'missing'}`,
		);
	}
	const length = headers['content-length'];
	if (length === undefined) {
		throw malformed(
			'The size of the provided stream is not known. Make sure the request is not chunked.',
			'a fragment has a Content-Length',
		);
	}
	if (Number(length) !== last - first + 1) {
		throw malformed(
			'Declared fragment length does not match the provided number of bytes',
			`Content-Length ${length} is not that of bytes ${first}-${last}`,
		);
	}
	if (Number(length) >= FRAGMENT_LIMIT) {
		throw tooLarge('maxFragmentLengthExceeded', 'a fragment is smaller than 60 MiB');
	}
	if (total > LARGEST_FILE) throw tooLarge('maxFileSizeExceeded');
	return { first, last, total };
}

/**
 * Says whether a fragment is the one that a session waits for.
 * @param received bytes that the session has
 * @param total bytes of the file, as the fragments before said; undefined before the first
 * @throws Refusal 400, 416
 */
export function requireNext(fragment: Fragment, received: number, total: number | undefined): void {
	const { first, last } = fragment;
	if (total !== undefined && fragment.total !== total) {
		throw malformed(
			`The current upload session is for ${total} total bytes, but the current fragment declares a total of ${fragment.total}.`,
			'the total is the same in all fragments',
			'fragmentLengthMismatch',
		);
	}
	if (first < received) {
		throw new Refusal(416, 'invalidRange', 'Uploaded fragment overlaps with existing data.', {
			inner: 'fragmentOverlap',
		});
	}
	if (first > received) {
		throw new Refusal(416, 'invalidRange', 'Uploaded fragment is out of order.', {
			inner: 'fragmentOutOfOrder',
			violation: `fragments leave no gap: byte ${received} is next, not ${first}`,
		});
	}
	if (last + 1 < fragment.total && (last - first + 1) % FRAGMENT_UNIT !== 0) {
		throw malformed(
			'The fragment size is not valid.',
			`a fragment that is not the last is a multiple of ${FRAGMENT_UNIT} bytes, not ${last - first + 1}`,
		);
	}
}

/** Cuts a chunk that arrives at the given byte of the file where the units of 320 KiB end. */
export function* inUnits(chunk: Buffer, at: number): Generator<Buffer> {
	let rest = chunk;
	let room = FRAGMENT_UNIT - (at % FRAGMENT_UNIT);
	while (rest.length > 0) {
		yield rest.subarray(0, room);
		rest = rest.subarray(room);
		room = FRAGMENT_UNIT;
	}
}

function tooLarge(inner: string, violation?: string): Refusal {
	return new Refusal(413, 'invalidRequest', 'The request size exceeds the maximum limit.', {
		inner,
		violation,
	});
}
