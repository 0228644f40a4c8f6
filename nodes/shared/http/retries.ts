import { clock } from './clock';
import { askedDelay, backOff, type Failure } from './retryDelay';

/** Attempts in a row that may fail with nothing gained in between: with the back-off about two minutes. */
const ATTEMPTS = 10;

/** The service asks for a longer wait than the user allows. */
export class WaitTooLong extends Error {
	override name = 'WaitTooLong';

	/** Milliseconds that were asked for, and that are allowed in all. */
	constructor(
		readonly asked: number,
		readonly allowed: number,
	) {
		super(`Asked to wait ${Math.ceil(asked / 1000)} s`);
	}
}

/**
 * How long a node may wait in all because a service asks it to (`maxWait`). Waits of files that upload side by side count
 * once where they overlap.
 */
export class WaitBudget {
	private spent = 0;
	private waitingUntil = 0;

	/** @param allowed milliseconds */
	constructor(private readonly allowed: number) {}

	/** @throws WaitTooLong when waiting from `now` for `asked` milliseconds goes beyond what is allowed */
	claim(asked: number, now: number): void {
		const until = now + asked;
		const added = Math.max(0, until - Math.max(now, this.waitingUntil));
		if (this.spent + added > this.allowed) throw new WaitTooLong(asked, this.allowed);
		this.spent += added;
		this.waitingUntil = Math.max(this.waitingUntil, until);
	}
}

/** Paces the attempts of one piece of work: how often it may fail, and how long it waits in between. */
export class Retries {
	private failures = 0;
	/** Attempts made in all because an earlier one failed. */
	count = 0;

	constructor(
		private readonly budget: WaitBudget,
		private readonly signal: AbortSignal,
	) {}

	/**
	 * Waits until the next attempt is due. Waits that the service asks for are bounded by `maxWait`, others by their number.
	 * @returns false when enough attempts have failed
	 * @throws WaitTooLong when the service asks for more than `maxWait` allows
	 */
	async next(failure: Failure): Promise<boolean> {
		const asked = askedDelay(failure.retryAfter, clock.now());
		if (asked) {
			this.budget.claim(asked, clock.now());
		} else {
			this.failures += 1;
			if (this.failures >= ATTEMPTS) return false;
		}
		await clock.sleep(asked || backOff(this.failures, Math.random()), this.signal);
		this.count += 1;
		return true;
	}

	/** Bytes have advanced: what failed before no longer counts. */
	progress(): void {
		this.failures = 0;
	}
}
