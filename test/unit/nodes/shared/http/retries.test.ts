import { Retries, WaitBudget, WaitTooLong } from '../../../../../nodes/shared/http/retries.ts';
import { FakeClock } from './fakeClock.ts';

const clock = new FakeClock();
const { signal } = new AbortController();
const retriesOf = (budget = new WaitBudget(900_000)) => new Retries(budget, signal);

async function failUntilEnough(retries: Retries): Promise<number> {
	let again = 0;
	while (await retries.next({ status: 500 })) again += 1;
	return again;
}

test('ten failures in a row are enough, with longer and longer waits in between', async () => {
	const retries = retriesOf();
	expect(await failUntilEnough(retries)).toBe(9);
	expect(retries.count).toBe(9);
	const least = [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000];
	expect(clock.sleeps).toHaveLength(least.length);
	clock.sleeps.forEach((slept, index) => {
		expect(slept).toBeGreaterThanOrEqual(least[index]!);
		expect(slept).toBeLessThanOrEqual(least[index]! * 1.25);
	});
});

test('progress makes up for the failures before it', async () => {
	const retries = retriesOf();
	for (let round = 0; round < 5; round++) {
		expect(await failUntilEnough(retries)).toBe(9);
		retries.progress();
	}
	expect(retries.count).toBe(45);
	clock.sleeps.length = 0;
	await retries.next({});
	expect(clock.sleeps[0]).toBeLessThan(1000);
});

test('waits as long as the service asks, in fractions of a second too, and until a date', async () => {
	const retries = retriesOf();
	await retries.next({ status: 429, retryAfter: '41' });
	await retries.next({ status: 503, retryAfter: new Date(clock.now + 90_000).toUTCString() });
	await retries.next({ status: 503, retryAfter: '0.5' });
	expect(clock.sleeps).toEqual([41_000, 90_000, 500]);
	expect(retries.count).toBe(3);
});

test('waits that the service asks for are bounded by what is allowed, not by their number', async () => {
	const retries = retriesOf(new WaitBudget(60_000));
	for (let time = 0; time < 60; time++) await retries.next({ status: 429, retryAfter: '1' });
	const more = retries.next({ status: 429, retryAfter: '1' });
	await expect(more).rejects.toBeInstanceOf(WaitTooLong);
	await expect(more).rejects.toMatchObject({ asked: 1000, allowed: 60_000 });
	expect(clock.sleeps).toHaveLength(60);
	expect(await failUntilEnough(retries)).toBe(9);
});

test('does not start a wait that is too long', async () => {
	await expect(retriesOf(new WaitBudget(0)).next({ retryAfter: '1' })).rejects.toBeInstanceOf(WaitTooLong);
	expect(clock.sleeps).toEqual([]);
});

test('to be asked for no wait at all is a failure like others, and no invitation to hammer', async () => {
	const retries = retriesOf(new WaitBudget(0));
	let again = 0;
	while (await retries.next({ status: 429, retryAfter: '0' })) again += 1;
	expect(again).toBe(9);
	expect(Math.min(...clock.sleeps)).toBeGreaterThanOrEqual(500);
});

test('a stopped execution ends the wait', async () => {
	const stopped = AbortSignal.abort();
	const retries = new Retries(new WaitBudget(10_000), stopped);
	await expect(retries.next({ retryAfter: '1' })).rejects.toBe(stopped.reason);
	await expect(retries.next({})).rejects.toBe(stopped.reason);
});

test('waits side by side count once where they overlap', () => {
	const budget = new WaitBudget(100);
	budget.claim(60, 0); // 0 to 60
	budget.claim(60, 20); // to 80: 20 more
	budget.claim(30, 40); // to 70: within
	budget.claim(20, 200); // after a gap: all of it, 100 are spent
	expect(() => budget.claim(20, 200)).not.toThrow();
	expect(() => budget.claim(21, 200)).toThrow(WaitTooLong);
});

test('a wait that is not allowed leaves the budget as it was', () => {
	const budget = new WaitBudget(100);
	expect(() => budget.claim(101, 0)).toThrow(WaitTooLong);
	expect(() => budget.claim(100, 0)).not.toThrow();
});

test('pieces of work that share a budget use it up together', async () => {
	const budget = new WaitBudget(90_000);
	await retriesOf(budget).next({ retryAfter: '60' });
	await expect(retriesOf(budget).next({ retryAfter: '60' })).rejects.toBeInstanceOf(WaitTooLong);
	await retriesOf(budget).next({ retryAfter: '30' });
});
