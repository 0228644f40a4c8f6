import { graphRefusal } from '../../../../../nodes/shared/drive/graphSender.ts';

const refusalOf = (body: unknown, headers = {}) => graphRefusal({ status: 400, headers, body });

test.each(['innerError', 'innererror'])('the most specific code comes first: %s', (inner) => {
	const body = {
		error: {
			code: 'invalidRange',
			message: 'Optimistic concurrency failure',
			[inner]: { code: 'fragmentOverlap', [inner]: { code: 'deepest', 'request-id': 'r-1' } },
		},
	};
	expect(refusalOf(body)).toEqual({
		status: 400,
		codes: ['deepest', 'fragmentOverlap', 'invalidRange'],
		text: 'Optimistic concurrency failure',
		trace: 'request-id r-1',
	});
});

test('an inner error that only repeats the status is no code', () => {
	const body = {
		error: { code: 'itemNotFound', message: 'x', innerError: { code: '404', 'request-id': 'r-2' } },
	};
	expect(refusalOf(body).codes).toEqual(['itemNotFound']);
});

test('without a number in the body, that of the header counts', () => {
	expect(refusalOf({ error: { code: 'x' } }, { 'request-id': 'r-3' }).trace).toBe('request-id r-3');
	expect(refusalOf({ error: { code: 'x' } }).trace).toBeUndefined();
});

test.each([undefined, null, '', '<html></html>', {}, { error: null }, { error: 'invalid_request' }])(
	'a body of %j is no more than its status',
	(body) => {
		expect(refusalOf(body)).toEqual({ status: 400, codes: [], text: undefined, trace: undefined });
	},
);
