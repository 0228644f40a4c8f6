import timers from 'node:timers/promises';

/**
 * For how long nodes wait for a service to let go of what they leave behind, which nobody else measures by these timers. It does
 * not pass unless a test lets it: so a run ends when the service has done what it has to, on however slow a machine.
 */
export class Patience {
	private waiting: Array<{ milliseconds: number; end: () => void }> = [];

	constructor() {
		let real: jest.SpyInstance;
		beforeEach(() => {
			this.waiting = [];
			real = jest.spyOn(timers, 'setTimeout').mockImplementation(async (milliseconds = 0) => {
				await new Promise<void>((end) => this.waiting.push({ milliseconds, end }));
			});
		});
		afterEach(() => real.mockRestore());
	}

	/** Milliseconds of each wait that has begun and not passed. */
	get begun(): number[] {
		return this.waiting.map(({ milliseconds }) => milliseconds);
	}

	/** Lets all that has begun pass. */
	pass(): void {
		for (const { end } of this.waiting.splice(0)) end();
	}
}
