import { Canceled } from '../../../../../nodes/shared/errors/canceled.ts';
import { failed, Unanswered } from '../../../../../nodes/AzureDataLakeWriteback/lake/outcome.ts';

const going = new AbortController().signal;
const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

test('a request that was not answered may be sent again', () => {
	expect(failed(new Unanswered(reset), going)).toMatchObject({ why: 'it broke the connection' });
});

test('what the SDK throws ahead of any request is no broken connection', () => {
	const mistake = new Error('Unable to extract blobName and containerName with provided information.');
	expect(() => failed(mistake, going)).toThrow(mistake);
});

test.each([reset, new Unanswered(reset)])('after a stop, nothing is: %s', (error) => {
	expect(() => failed(error, AbortSignal.abort())).toThrow(Canceled);
});
