import { inspect } from 'node:util';

import { type INode, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { toNodeError } from '../../../../../nodes/shared/errors/toNodeError.ts';

const node: INode = {
	id: '1',
	name: 'OneDrive Writeback',
	type: 'n8n-nodes-domo-writeback.oneDriveWriteback',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
test('an error that n8n made already keeps its words, its kind and its status', () => {
	const operation = new NodeOperationError(node, 'This item has no binary field', {
		description: 'Pick one',
	});
	expect(toNodeError(node, operation, 1)).toBeInstanceOf(NodeOperationError);
	expect(toNodeError(node, operation, 1)).toMatchObject({
		message: 'This item has no binary field',
		description: 'Pick one',
		context: { itemIndex: 1 },
	});
	const api = toNodeError(
		node,
		new NodeApiError(node, {}, { message: 'No', httpCode: '418' }),
	) as NodeApiError;
	expect(api).toBeInstanceOf(NodeApiError);
	expect(api).toMatchObject({ message: 'No', httpCode: '418' });
});

test.each<[unknown, string]>([
	[undefined, 'Something went wrong, and nothing says what'],
	[null, 'Something went wrong, and nothing says what'],
	[new Error(), 'Something went wrong, and nothing says what'],
	[{ code: 7 }, 'Something went wrong, and nothing says what'],
	['in plain words', 'in plain words'],
	[{ message: 'in an object' }, 'in an object'],
])('%p, thrown, becomes an error that says %p', (thrown, message) => {
	const told = toNodeError(node, thrown, 1);
	expect(told).toBeInstanceOf(NodeOperationError);
	expect(told.message).toBe(message);
	expect(told.description).toBeFalsy();
	expect(told.context.itemIndex).toBe(1);
});

test('where an unknown error came from is kept: it is a fault of the node', () => {
	const error = new TypeError('x is not a function');
	expect(toNodeError(node, error).stack).toBe(error.stack);
});

describe('nothing secret is in an error that nobody here made', () => {
	const secret = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln';
	const words = `ECONNRESET at https://contoso.sharepoint.com/up?guid='1'&tempauth=${secret}, bearer ${secret}`;
	/** As axios throws it: with the request, and its token, inside. */
	const thrown = Object.assign(new Error(words), {
		description: words,
		config: { headers: { Authorization: `Bearer ${secret}` } },
		response: { status: 500, data: { message: words } },
	});

	test.each<[string, unknown]>([
		['an unknown error', thrown],
		['an error with a cause', new Error('wrapped', { cause: thrown })],
		['a string', words],
		['an operation error of n8n', new NodeOperationError(node, thrown, { description: words })],
		[
			'an API error of n8n',
			new NodeApiError(node, { message: words, response: thrown.response }, { description: words }),
		],
		['one that wraps', new NodeApiError(node, thrown as unknown as JsonObject)],
	])('%s', (_, error) => {
		expect(inspect(error, { depth: 9 })).toContain(secret);
		const told = toNodeError(node, error, 0);
		expect(inspect(told, { depth: 9, showHidden: true })).not.toContain(secret);
		expect(JSON.stringify(told)).not.toContain(secret);
	});
});
