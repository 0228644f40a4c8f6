import { setImmediate } from 'node:timers/promises';

import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { Canceled } from '../../../../../nodes/shared/errors/canceled.ts';
import { concurrencyOption } from '../../../../../nodes/shared/node/optionFields.ts';
import { type ItemOperation, runPerItem } from '../../../../../nodes/shared/node/runPerItem.ts';

interface Setting {
	items?: number;
	options?: Record<string, unknown>;
	continueOnFail?: boolean;
	signal?: AbortSignal;
	operation?: string;
}

const node = { id: '1', name: 'Domo', type: 'domo', typeVersion: 1, position: [0, 0], parameters: {} };

/** What of n8n is asked here. */
function contextOf({
	items = 3,
	options = { concurrency: 1 },
	continueOnFail = false,
	signal,
	operation = 'export',
}: Setting) {
	const parameters: Record<string, unknown> = { resource: 'dataSet', operation, options };
	return {
		getInputData: () => Array.from({ length: items }, () => ({ json: {} })),
		getNode: () => node,
		getNodeParameter: (name: string) => parameters[name],
		continueOnFail: () => continueOnFail,
		getExecutionCancelSignal: () => signal,
	} as unknown as IExecuteFunctions;
}

const run = async (operation: ItemOperation, setting: Setting = {}) =>
	await runPerItem(contextOf(setting), { 'dataSet:export': operation });
const json = ([outputs]: INodeExecutionData[][]) => outputs!.map((output) => output.json);

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

test('the item that failed is named, and those after it are not begun', async () => {
	const begun: number[] = [];
	const operation: ItemOperation = async (_run, _context, item) => {
		begun.push(item);
		if (item === 1) throw new Actionable('File Name is empty', 'Enter one');
		return await Promise.resolve([]);
	};
	const failed = run(operation);
	await expect(failed).rejects.toBeInstanceOf(NodeOperationError);
	await expect(failed).rejects.toMatchObject({ message: 'File Name is empty', context: { itemIndex: 1 } });
	expect(begun).toEqual([0, 1]);
});

test('a failure stops the items beside it, and waits until they have cleaned up', async () => {
	let clean = false;
	const operation: ItemOperation = async ({ signal }, _context, item) => {
		if (item === 1) throw new Error('first');
		while (!signal.aborted) await setImmediate();
		await setImmediate();
		clean = true;
		throw new Canceled();
	};
	await expect(run(operation, { options: { concurrency: 2 } })).rejects.toThrow('first');
	expect(clean).toBe(true);
});

test('goes on with the others if the node is set to, and says in the item what went wrong', async () => {
	const operation: ItemOperation = async (_run, _context, item) => {
		if (item === 0) throw new Actionable('File Name is empty', 'Enter one');
		if (item === 1) throw new Error('plain');
		return await Promise.resolve([{ json: { item } }]);
	};
	const [outputs] = await run(operation, { continueOnFail: true });
	expect(outputs).toEqual([
		{ json: { error: 'File Name is empty', details: 'Enter one' }, pairedItem: { item: 0 } },
		{ json: { error: 'plain' }, pairedItem: { item: 1 } },
		{ json: { item: 2 }, pairedItem: { item: 2 } },
	]);
});

test.each([true, false])('a stopped execution is canceled, with "go on" %p', async (continueOnFail) => {
	const execution = new AbortController();
	const begun: number[] = [];
	const operation: ItemOperation = async (_run, _context, item) => {
		begun.push(item);
		if (item === 1) execution.abort();
		if (item === 1) throw new Error('The operation was aborted');
		return await Promise.resolve([]);
	};
	const stopped = run(operation, { continueOnFail, signal: execution.signal });
	await expect(stopped).rejects.toBeInstanceOf(NodeOperationError);
	await expect(stopped).rejects.toThrow(/canceled/);
	expect(begun).toEqual([0, 1]);
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

test('what a workflow can act on stands in the details of an error', async () => {
	const operation = () => Promise.reject(new Actionable('Stopped', 'Go on', { next: { startRow: 3 } }));
	const outputs = await run(operation, { items: 1, continueOnFail: true });
	expect(json(outputs)).toEqual([{ error: 'Stopped', details: { fix: 'Go on', next: { startRow: 3 } } }]);
});

test('how far the others got stands in the error that ends the run', async () => {
	const operation: ItemOperation = async (current, _context, item) => {
		current.standings.set(item, () => `done with ${item}.`);
		if (item === 2) throw new Actionable('Stopped', 'Go on.');
		return await Promise.resolve([]);
	};
	await expect(run(operation)).rejects.toMatchObject({
		message: 'Stopped',
		description: 'Go on. Item 0: done with 0. Item 1: done with 1.',
	});
});
