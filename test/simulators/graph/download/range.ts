/** Bytes first to last, both included. */
export interface ByteRange {
	first: number;
	last: number;
}

const RANGE = /^bytes=(?<first>\d*)-(?<last>\d*)$/;

/** What a request wants of a representation. */
export type Wanted = 'everything' | 'unsatisfiable' | ByteRange;

/**
 * Reads Range and If-Range. A range that is not well formed, or several of them, count as none.
 * @param size bytes of the whole
 * @param validators what If-Range may name: the ETag, the Last-Modified date
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
export function wantedOf(headers: Record<string, string>, size: number, validators: string[]): Wanted {
	const ifRange = headers['if-range'];
	if (ifRange !== undefined && !validators.includes(ifRange)) return 'everything';
	const { first = '', last = '' } = RANGE.exec(headers.range ?? '')?.groups ?? {};
	if (first === '' && last === '') return 'everything';
	if (first === '') return Number(last) > 0 ? endOf(size, Number(last)) : 'unsatisfiable';
	if (last !== '' && Number(last) < Number(first)) return 'everything';
	if (Number(first) >= size) return 'unsatisfiable';
	return { first: Number(first), last: Math.min(last === '' ? size : Number(last), size - 1) };
}

function endOf(size: number, length: number): Wanted {
	return size === 0 ? 'unsatisfiable' : { first: Math.max(size - length, 0), last: size - 1 };
}
