import { setImmediate } from 'node:timers/promises';

import { NodeOperationError } from 'n8n-workflow';

import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { Canceled } from '../../../../../nodes/shared/errors/canceled.ts';
import type { ItemOperation } from '../../../../../nodes/shared/node/runPerItem.ts';
import { json, run } from './runningItems.ts';

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
