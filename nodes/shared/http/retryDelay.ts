/** What is known of an attempt that failed: the status, or none when the connection broke before an answer. */
export interface Failure {
	status?: number;
	/** The Retry-After header as it came. */
	retryAfter?: string;
}

const TRANSIENT = new Set([408, 429, 500, 502, 503, 504, 509]);

/** Whether the same request may succeed later. 507 (no room left) and other 4xx never do. */
export function isTransient({ status }: Failure): boolean {
	return status === undefined || TRANSIENT.has(status);
}

/**
 * Whether the service may have carried out the request although it failed. Throttling answers (429, 503, 509) come from
 * before the request was looked at.
 */
export function isAmbiguous(failure: Failure): boolean {
	return isTransient(failure) && ![429, 503, 509].includes(failure.status ?? 0);
}

/**
 * Milliseconds that a Retry-After header asks for: seconds, which Graph also sends with a fraction, or a date.
 * https://learn.microsoft.com/graph/throttling
 */
export function askedDelay(retryAfter: string | undefined, now: number): number | undefined {
	if (!retryAfter) return undefined;
	const seconds = Number(retryAfter);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
	const date = Date.parse(retryAfter);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;

/**
 * Milliseconds to wait before attempt `attempt + 1` when the service did not say: half a second, doubling up to half a
 * minute, with up to a quarter more so that many clients don't come back at once.
 * @param random 0 to 1
 */
export function backOff(attempt: number, random: number): number {
	return Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempt - 1)) * (1 + random / 4);
}
