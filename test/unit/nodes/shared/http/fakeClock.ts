import { clock } from '../../../../../nodes/shared/http/clock.ts';

const real = { ...clock };

/** Stands in for the sources' clock in a file's tests: time passes only where somebody sleeps, and at once. */
export class FakeClock {
	/** Milliseconds since 1970. */
	now = 0;
	/** Milliseconds of each sleep since the test began. */
	readonly sleeps: number[] = [];

	constructor() {
		beforeEach(() => {
			this.now = Date.parse('2026-03-01T00:00:00Z');
			this.sleeps.length = 0;
			clock.now = () => this.now;
			clock.sleep = async (milliseconds, signal) => {
				signal?.throwIfAborted();
				this.sleeps.push(milliseconds);
				this.now += milliseconds;
				await Promise.resolve();
			};
		});
		afterEach(() => void Object.assign(clock, real));
	}
}
