/** From the year 1 to 1970, in units of 100 ns. */
const TICKS_TO_1970 = 621_355_968_000_000_000n;
/** From 1601 to 1970, in units of 100 ns. */
const FILE_TIME_TO_1970 = 116_444_736_000_000_000n;
const TICKS_PER_MILLISECOND = 10_000n;

/** When something was changed, and the ETag that it got by that. */
export interface Moment {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Without quotation marks. */
	readonly eTag: string;
}

/** The service's clock. Each moment has an ETag of its own, however fast they follow each other. */
export class Clock {
	readonly now: () => number;
	private last = 0n;

	/** @param now milliseconds since 1970 */
	constructor(now: () => number) {
		this.now = now;
	}

	moment(): Moment {
		const at = this.now();
		const ticks = BigInt(Math.floor(at)) * TICKS_PER_MILLISECOND + TICKS_TO_1970;
		this.last = ticks > this.last ? ticks : this.last + 1n;
		return { at, eTag: `0x${this.last.toString(16).toUpperCase()}` };
	}
}

/** As `Last-Modified` has it. @param at milliseconds since 1970 */
export function httpDate(at: number): string {
	return new Date(at).toUTCString();
}

/** In units of 100 ns since 1601, as a list of paths has it. @param at milliseconds since 1970 */
export function fileTime(at: number): string {
	return String(BigInt(Math.floor(at)) * TICKS_PER_MILLISECOND + FILE_TIME_TO_1970);
}
