/** A service's clock that stands still until a test turns it. */
export class TurnableClock {
	private time: number;

	/** @param start milliseconds since 1970 */
	constructor(start = Date.parse('2026-03-01T00:00:00Z')) {
		this.time = start;
	}

	/** Milliseconds since 1970. May be handed on by itself. */
	readonly now = (): number => this.time;

	/** Lets so many milliseconds pass. */
	turn(milliseconds: number): void {
		this.time += milliseconds;
	}

	/** @param time milliseconds since 1970 */
	set(time: number): void {
		this.time = time;
	}
}

/** A clock that runs as the machine's, from another time on. @param start milliseconds since 1970 */
export function runningFrom(start: number): () => number {
	const begun = Date.now();
	return () => start + Date.now() - begun;
}
