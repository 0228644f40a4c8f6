/** Everything that jest could fake besides the date: the engine and the services do real work. */
const REAL = [
	'hrtime',
	'nextTick',
	'performance',
	'queueMicrotask',
	'requestAnimationFrame',
	'cancelAnimationFrame',
	'requestIdleCallback',
	'cancelIdleCallback',
	'setImmediate',
	'clearImmediate',
	'setInterval',
	'clearInterval',
	'setTimeout',
	'clearTimeout',
] as const;

/**
 * The date and the time in a test file, for nodes and services alike. In each test they begin with the real ones and stand
 * still until they are moved on, so that what depends on time depends on nothing else.
 */
export class Calendar {
	constructor() {
		beforeAll(() => void jest.useFakeTimers({ doNotFake: [...REAL] }));
		beforeEach(() => jest.setSystemTime(jest.getRealSystemTime()));
		afterAll(() => void jest.useRealTimers());
	}

	/** @param time milliseconds since 1970; what has passed already is left alone */
	moveTo(time: number): void {
		if (time > Date.now()) jest.setSystemTime(Math.ceil(time));
	}
}
