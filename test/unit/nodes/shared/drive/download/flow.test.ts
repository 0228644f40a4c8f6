import { type Flow, flowAfter, rangeFrom } from '../../../../../../nodes/shared/drive/download/flow.ts';

const answer = (status: number, headers = {}) => ({ status, headers, body: undefined });
const length = (bytes: number) => ({ 'content-length': String(bytes) });
const range = (text: string) => ({ 'content-range': text });

test.each<[string, number, object, number, number | undefined, Flow]>([
	['the whole', 200, length(10), 0, undefined, { kind: 'flows', skip: 0, total: 10 }],
	['nothing', 200, length(0), 0, undefined, { kind: 'flows', skip: 0, total: 0 }],
	['a whole of unknown size', 200, {}, 0, undefined, { kind: 'flows', skip: 0, total: undefined }],
	['the whole instead of a part', 200, length(10), 4, 10, { kind: 'flows', skip: 4, total: 10 }],
	['another whole', 200, length(11), 4, 10, { kind: 'changed' }],
	['the rest', 206, range('bytes 4-9/10'), 4, 10, { kind: 'flows', skip: 0, total: 10 }],
	['more than the rest', 206, range('bytes 2-9/10'), 4, 10, { kind: 'flows', skip: 2, total: 10 }],
	['less than the rest', 206, range('bytes 5-9/10'), 4, 10, { kind: 'refused' }],
	['the rest of something else', 206, range('bytes 4-11/12'), 4, 10, { kind: 'changed' }],
	['a part of who knows what', 206, {}, 4, 10, { kind: 'refused' }],
	['a part of unknown size', 206, range('bytes 4-9/*'), 4, 10, { kind: 'refused' }],
	['two parts', 206, range('bytes 4-5,7-9/10'), 4, 10, { kind: 'refused' }],
	['the end', 416, range('bytes */3'), 4, 10, { kind: 'changed' }],
	['that nobody may', 401, {}, 4, 10, { kind: 'expired' }],
	['that it is forbidden', 403, {}, 0, undefined, { kind: 'expired' }],
	['that there is nothing', 404, {}, 0, undefined, { kind: 'expired' }],
	['that it is gone', 410, {}, 4, 10, { kind: 'expired' }],
	['to come back later', 429, { 'retry-after': '3' }, 4, 10, { kind: 'again' }],
	['to come back', 503, {}, 4, 10, { kind: 'again' }],
	['that something broke', 500, {}, 4, 10, { kind: 'again' }],
	['that it took too long', 408, {}, 4, 10, { kind: 'again' }],
	['to look elsewhere', 302, { location: 'https://example.com' }, 0, undefined, { kind: 'refused' }],
	['that it makes no sense', 400, {}, 4, 10, { kind: 'refused' }],
	['nothing with a body', 204, {}, 0, undefined, { kind: 'refused' }],
])('told %s (%i %j) from byte %i on, of %p: %j', (_, status, headers, position, total, flow) => {
	expect(flowAfter(answer(status, headers), position, total)).toEqual(flow);
});

test('no answer is worth another request', () => {
	expect(flowAfter({ why: 'it broke the connection' }, 4, 10)).toEqual({ kind: 'again' });
});

test.each([
	[0, undefined],
	[1, 'bytes=1-'],
	[3_221_225_472, 'bytes=3221225472-'],
])('from byte %i on, %p is asked for, and nothing compressed', (position, Range) => {
	expect(rangeFrom(position)).toEqual({ 'Accept-Encoding': 'identity', Range });
});
