import { Canceled } from '../../../../../nodes/shared/errors/canceled.ts';
import { Unreachable } from '../../../../../nodes/shared/errors/serviceError.ts';
import { broken, failureOf, type Outcome, persist } from '../../../../../nodes/shared/http/attempt.ts';
import { NoProgress } from '../../../../../nodes/shared/http/exchange.ts';
import { Retries, WaitBudget, WaitTooLong } from '../../../../../nodes/shared/http/retries.ts';
import { FakeClock } from './fakeClock.ts';

const clock = new FakeClock();
const { signal } = new AbortController();
const reply = (status: number, headers = {}) => ({ status, headers, body: `${status}` });
const cut = { why: 'it broke the connection' };

/** Plays the outcomes one after the other, the last of them over and over. */
function played(outcomes: Outcome[], settled?: () => Promise<ReturnType<typeof reply> | undefined>) {
	let attempts = 0;
	const retries = new Retries(new WaitBudget(10_000), signal);
	const answer = persist(() => Promise.resolve(outcomes[Math.min(attempts++, outcomes.length - 1)]!), {
		service: 'Domo',
		action: 'list the DataSets',
		retries,
		settled,
	});
	return { answer, attempts: () => attempts };
}

test.each([200, 204, 302, 400, 401, 403, 404, 409, 412, 416, 423, 507])(
	'%i is an answer that no repetition would change',
	async (status) => {
		const { answer, attempts } = played([reply(status), reply(200)]);
		expect((await answer).status).toBe(status);
		expect(attempts()).toBe(1);
	},
);

test.each([408, 429, 500, 502, 503, 504, 509])('%i is tried again', async (status) => {
	const { answer, attempts } = played([reply(status), reply(status), reply(200)]);
	expect((await answer).status).toBe(200);
	expect(attempts()).toBe(3);
});

test('a broken connection is tried again', async () => {
	expect((await played([cut, cut, reply(201)]).answer).status).toBe(201);
	expect(clock.sleeps).toHaveLength(2);
});

test('waits as the answer asks, or the broken attempt does', async () => {
	const outcomes = [reply(503, { 'retry-after': '7' }), { ...cut, retryAfter: '2' }, reply(200)];
	await played(outcomes).answer;
	expect(clock.sleeps).toEqual([7000, 2000]);
	await expect(played([reply(429, { 'retry-after': '11' })]).answer).rejects.toBeInstanceOf(WaitTooLong);
});

test('gives the last answer when the service stays in trouble', async () => {
	const { answer, attempts } = played([reply(502)]);
	expect((await answer).status).toBe(502);
	expect(attempts()).toBe(10);
});

test('says why when the connection keeps breaking', async () => {
	const { answer } = played([cut]);
	await expect(answer).rejects.toBeInstanceOf(Unreachable);
	await expect(answer).rejects.toMatchObject({ service: 'Domo', action: 'list the DataSets', why: cut.why });
});

test.each<[string, Outcome]>([
	['a broken connection', cut],
	['500', reply(500)],
	['504', reply(504)],
])('%s: asks whether the request has taken effect before repeating it', async (_, failed) => {
	const settled = jest.fn(() => Promise.resolve(reply(299)));
	const { answer, attempts } = played([failed], settled);
	expect((await answer).status).toBe(299);
	expect([attempts(), settled.mock.calls.length, clock.sleeps.length]).toEqual([1, 1, 0]);
});

test('repeats a request that has not taken effect, and asks anew after each attempt', async () => {
	const settled = jest.fn(() => Promise.resolve(undefined));
	const { answer, attempts } = played([cut, reply(500), reply(200)], settled);
	expect((await answer).status).toBe(200);
	expect([attempts(), settled.mock.calls.length]).toEqual([3, 2]);
});

test('asks even after the last attempt, which may have been the one that worked', async () => {
	let asked = 0;
	const { answer } = played([cut], () => Promise.resolve(++asked === 10 ? reply(299) : undefined));
	expect((await answer).status).toBe(299);
});

test.each([429, 503, 509, 404])('%i: nothing has taken effect, nothing is asked', async (status) => {
	const settled = jest.fn(() => Promise.resolve(reply(299)));
	await played([reply(status), reply(200)], settled).answer;
	expect(settled).not.toHaveBeenCalled();
});

test('what the question whether it took effect meets with, is not hidden', async () => {
	const refused = new Error('refused');
	await expect(played([cut], () => Promise.reject(refused)).answer).rejects.toBe(refused);
});

test('a rejection is a broken connection, and a slow one when nothing moved', () => {
	const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
	expect(broken(reset, signal)).toEqual({ why: 'it broke the connection', slow: false, unsent: false });
	expect(broken(new NoProgress(2000), signal)).toEqual({
		why: 'nothing moved for 2 s',
		slow: true,
		unsent: false,
	});
});

test('a rejection is the cancellation when the execution was stopped', () => {
	expect(() => broken(new Error('aborted'), AbortSignal.abort())).toThrow(Canceled);
});

test('how an outcome failed', () => {
	expect(failureOf(reply(503, { 'retry-after': '3' }))).toEqual({ status: 503, retryAfter: '3' });
	expect(failureOf({ ...cut, retryAfter: '5' })).toEqual({ retryAfter: '5' });
});
