import { setImmediate } from 'node:timers/promises';

import { NodeOperationError } from 'n8n-workflow';

import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { concurrencyOption } from '../../../../../nodes/shared/node/optionFields.ts';
import type { ItemOperation } from '../../../../../nodes/shared/node/runPerItem.ts';
import { json, run } from './runningItems.ts';

test('gives what comes of each item in the order of the input, whichever is ready first', async () => {
	const operation: ItemOperation = async (_run, _context, item) => {
		for (let turn = item; turn < 3; turn++) await setImmediate();
		return Array.from({ length: item }, (_, at) => ({ json: { item, at } }));
	};
	const outputs = await run(operation, { options: { concurrency: 3 } });
	expect(outputs).toEqual([
		[
			{ json: { item: 1, at: 0 }, pairedItem: { item: 1 } },
			{ json: { item: 2, at: 0 }, pairedItem: { item: 2 } },
			{ json: { item: 2, at: 1 }, pairedItem: { item: 2 } },
		],
	]);
});

test.each([
	[{}, concurrencyOption.default],
	[{ concurrency: null }, concurrencyOption.default],
	[{ concurrency: 1 }, 1],
	[{ concurrency: 3 }, 3],
	[{ concurrency: '3' }, 3],
	[{ concurrency: Number.MAX_SAFE_INTEGER }, 7],
	[{ timeout: 0.2, maxWait: 0 }, concurrencyOption.default],
])('with the options %j, as many of 7 items are under way at a time: %i', async (options, most) => {
	let [underWay, peak] = [0, 0];
	const operation: ItemOperation = async () => {
		peak = Math.max(peak, ++underWay);
		await setImmediate();
		underWay -= 1;
		return [{ json: {} }];
	};
	expect(json(await run(operation, { items: 7, options }))).toHaveLength(7);
	expect(peak).toBe(most);
});

test('an option that cannot be meant so fails the node, and nothing is begun', async () => {
	const operation = jest.fn<ReturnType<ItemOperation>, []>().mockResolvedValue([]);
	const failed = run(operation, { options: { concurrency: 0 } });
	await expect(failed).rejects.toBeInstanceOf(NodeOperationError);
	await expect(failed).rejects.toMatchObject({
		message: 'Concurrency is "0"',
		description: expect.stringMatching(/^Enter a whole number/) as string,
	});
	expect(operation).not.toHaveBeenCalled();
});

test('an option that cannot be meant so fails every item if the node is set to go on', async () => {
	const operation = jest.fn<ReturnType<ItemOperation>, []>().mockResolvedValue([]);
	const outputs = await run(operation, { options: { concurrency: 0, timeout: -1 }, continueOnFail: true });
	expect(json(outputs).map(({ error }) => error)).toEqual(Array(3).fill('Concurrency is "0"'));
	expect(operation).not.toHaveBeenCalled();
});

test('without items there is nothing to do', async () => {
	expect(await run(() => Promise.reject(new Error('nothing to do')), { items: 0 })).toEqual([[]]);
});

test('an operation that a node does not have says so', async () => {
	await expect(run(() => Promise.resolve([]), { operation: 'import' })).rejects.toThrow(
		/no operation dataSet:import/,
	);
});

test.each([
	['all items did', undefined, false, ['0', '1', '2']],
	['the run goes on without one', 1, true, ['0', '2']],
	['an item failed for all', 1, false, []],
])('what is to be done after success is done when %s', async (_, failing, continueOnFail, done) => {
	const doneFor: string[] = [];
	const operation: ItemOperation = async (current, _context, item) => {
		await setImmediate();
		if (item === failing) throw new Actionable('no', 'fix');
		current.onSuccess(() => doneFor.push(String(item)));
		return [];
	};
	await run(operation, { continueOnFail }).catch(() => undefined);
	expect(doneFor).toEqual(done);
});
