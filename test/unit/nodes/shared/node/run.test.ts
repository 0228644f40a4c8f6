import type { IExecuteFunctions } from 'n8n-workflow';

import type { RequestContext } from '../../../../../nodes/shared/http/authenticated.ts';
import { WaitTooLong } from '../../../../../nodes/shared/http/retries.ts';
import { Run } from '../../../../../nodes/shared/node/run.ts';
import { FakeClock } from '../http/fakeClock.ts';

const clock = new FakeClock();
const inAList = {} as RequestContext;
const inAnExecution = (signal: AbortSignal) =>
	({ getExecutionCancelSignal: () => signal }) as unknown as IExecuteFunctions;

test('two minutes without progress are enough unless the user says otherwise', () => {
	expect(new Run(inAList).timeout).toBe(120_000);
	expect(new Run(inAList, { timeout: 7 }).timeout).toBe(7000);
});

test('waits a quarter of an hour in all unless the user says otherwise', async () => {
	await new Run(inAList).retries().next({ retryAfter: '900' });
	await expect(new Run(inAList).retries().next({ retryAfter: '901' })).rejects.toBeInstanceOf(WaitTooLong);
	const never = new Run(inAList, { maxWait: 0 });
	await expect(never.retries().next({ retryAfter: '1' })).rejects.toBeInstanceOf(WaitTooLong);
	expect(clock.sleeps).toEqual([900_000]);
});

test('all items of a run share what they may wait', async () => {
	const run = new Run(inAList, { maxWait: 10 });
	await run.retries().next({ retryAfter: '10' });
	await expect(run.retries().next({ retryAfter: '1' })).rejects.toBeInstanceOf(WaitTooLong);
});

test('is stopped when the execution is', () => {
	const execution = new AbortController();
	const run = new Run(inAnExecution(execution.signal));
	expect(run.signal.aborted).toBe(false);
	execution.abort();
	expect(run.signal.aborted).toBe(true);
	run.stop(new Error('what comes of being stopped'));
	expect(run.failure).toBeUndefined();
});

test('the first failure stops the rest, and is the one that counts', () => {
	const run = new Run(inAList);
	const first = new Error('first');
	run.stop(first);
	run.stop(new Error('only because of it'));
	expect(run.failure).toBe(first);
	expect(run.signal.aborted).toBe(true);
});

test('where n8n has no signal to give, only a failure stops', () => {
	const run = new Run(inAnExecution(undefined as unknown as AbortSignal));
	expect(run.signal.aborted).toBe(false);
});

test('what is to be done after success is done then, in order, and not before', () => {
	const run = new Run(inAList);
	const done: string[] = [];
	run.onSuccess(() => done.push('first'));
	run.onSuccess(() => done.push('second'));
	expect(done).toEqual([]);
	run.succeed();
	expect(done).toEqual(['first', 'second']);
});

test('a part of a run is stopped with it, and by itself', () => {
	const run = new Run(inAList, { timeout: 7 });
	const [one, other] = [run.part(), run.part()];
	const failure = new Error('only here');
	one.stop(failure);
	expect([one.failure, one.signal.aborted]).toEqual([failure, true]);
	expect([run.failure, run.signal.aborted, other.signal.aborted]).toEqual([undefined, false, false]);
	run.stop(new Error('everywhere'));
	expect([other.signal.aborted, other.failure, other.timeout]).toEqual([true, undefined, 7000]);
});

test('a part of a run waits on the account of the whole', async () => {
	const run = new Run(inAList, { maxWait: 10 });
	await run.part().retries().next({ retryAfter: '10' });
	await expect(run.part().retries().next({ retryAfter: '1' })).rejects.toBeInstanceOf(WaitTooLong);
});

test('what has to come to its end though an item has failed ends when the execution is stopped', () => {
	const execution = new AbortController();
	const run = new Run(inAnExecution(execution.signal));
	run.stop(new Error('an item failed'));
	expect([run.signal.aborted, run.canceled.aborted, run.part().canceled.aborted]).toEqual([
		true,
		false,
		false,
	]);
	execution.abort();
	expect([run.canceled.aborted, run.part().canceled.aborted]).toEqual([true, true]);
});
