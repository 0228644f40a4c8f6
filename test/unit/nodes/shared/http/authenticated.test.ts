import { type IHttpRequestOptions, type INode, NodeOperationError } from 'n8n-workflow';

import { InvalidCredential } from '../../../../../credentials/invalidCredential.ts';
import { SignInFailed } from '../../../../../credentials/signInFailed.ts';
import { Canceled } from '../../../../../nodes/shared/errors/canceled.ts';
import { type RequestContext, sendAuthenticated } from '../../../../../nodes/shared/http/authenticated.ts';

type Helper = (
	this: { getExecutionCancelSignal(): AbortSignal; getNode(): string },
	...parameters: [credentialType: string, request: IHttpRequestOptions, additional: object]
) => Promise<unknown>;

const request = { method: 'GET' as const, url: 'https://api.example.com/v1', timeout: 5000 };
const sending = { ...request, abortSignal: new AbortController().signal };

/** What of n8n is asked here: its helper, which looks at the context that it is called with. */
const contextOf = (helper: Helper) =>
	({
		helpers: { httpRequestWithAuthentication: helper },
		getNode: () => 'Node',
	}) as unknown as RequestContext;

const meeting = async (error: Error, abortSignal = sending.abortSignal) =>
	await sendAuthenticated(
		contextOf(() => Promise.reject(error)),
		'domoApi',
		{ ...sending, abortSignal },
	);

/** As n8n wraps an error, each time it passes it on. */
const wrapped = (cause: Error, times = 2): Error =>
	times ? Object.assign(new Error('n8n'), { cause: wrapped(cause, times - 1) }) : cause;

test('asks for every status as an answer, but for those that call for a new token', async () => {
	const asked: unknown[] = [];
	const context = contextOf((...parameters) => {
		asked.push(...parameters);
		return Promise.resolve({ statusCode: 429, headers: { 'retry-after': '1' }, body: { a: 1 } });
	});
	const outcome = await sendAuthenticated(context, 'domoApi', { ...sending, turnedDown: [401, 406] });
	expect(outcome).toEqual({ status: 429, headers: { 'retry-after': '1' }, body: { a: 1 } });
	expect(asked).toMatchObject([
		'domoApi',
		{
			...request,
			returnFullResponse: true,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: { ignore: true, except: [401, 406] },
		},
		{ preAuthenticationRetryStatusCode: [401, 406], oauth2: { tokenExpiredStatusCode: [401, 406] } },
	]);
});

test('a token turned down again is an answer', async () => {
	const response = { status: 401, headers: { date: 'now' }, data: { error: 1 } };
	expect(await meeting(wrapped(Object.assign(new Error('401'), { response })))).toEqual({
		status: 401,
		headers: { date: 'now' },
		body: { error: 1 },
	});
});

test('what is wrong with the credential is found however deep n8n wrapped it', async () => {
	const invalid = new InvalidCredential('Client ID is empty');
	await expect(meeting(wrapped(invalid, 3))).rejects.toBe(invalid);
	const refused = new SignInFailed('Domo refused the client', false);
	await expect(meeting(wrapped(refused))).rejects.toBe(refused);
});

test('a sign-in that may work later is tried again like a broken connection, after the pause it asks for', async () => {
	const busy = new SignInFailed('Microsoft sign-in is busy', true, '7');
	expect(await meeting(wrapped(busy))).toEqual({
		why: 'Microsoft sign-in is busy',
		retryAfter: '7',
		unsent: true,
	});
});

test('what n8n says in words of its own is said', async () => {
	const description = 'Connect the account again';
	const own = new NodeOperationError({ name: 'Node' } as INode, 'Token refresh failed', { description });
	const failed = meeting(wrapped(own));
	await expect(failed).rejects.toBeInstanceOf(SignInFailed);
	await expect(failed).rejects.toMatchObject({
		message: 'Token refresh failed Connect the account again',
		transient: false,
	});
});

test('a credential with which nobody has signed in says so', async () => {
	const failed = meeting(wrapped(new Error('OAuth credentials not connected')));
	await expect(failed).rejects.toBeInstanceOf(InvalidCredential);
	await expect(failed).rejects.toThrow(/click the button to connect/);
});

test.each([
	['in the message', new Error('invalid_grant: AADSTS700082: The refresh token has expired.')],
	['in the body', Object.assign(new Error('400'), { body: { error_description: 'AADSTS700082: The r' } })],
])('a refresh that Microsoft refuses, with the number %s, gets the remedy', async (_, error) => {
	const failed = meeting(wrapped(error));
	await expect(failed).rejects.toBeInstanceOf(SignInFailed);
	await expect(failed).rejects.toMatchObject({ transient: false });
	await expect(failed).rejects.toThrow(/AADSTS700082.*connect again/);
});

const refusal = (error: string, error_description: string) => ({ body: { error, error_description } });

test.each([
	['by the word', refusal('temporarily_unavailable', 'AADSTS123456: Busy.'), 'AADSTS123456'],
	['by the number', refusal('invalid_grant', 'AADSTS90055: Too many requests.'), 'AADSTS90055'],
	['by the status', { status: 429, ...refusal('x', 'AADSTS50194: Busy.') }, 'AADSTS50194'],
])('a refresh for which Microsoft is busy, %s, is tried again', async (_, given, code) => {
	const error = Object.assign(new Error('refused'), given);
	expect(await meeting(wrapped(error))).toEqual({ why: `Microsoft sign-in is busy (${code})`, unsent: true });
});

test('a broken connection is told by the code that lies in one of the layers', async () => {
	const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
	expect(await meeting(wrapped(reset))).toMatchObject({ why: 'it broke the connection' });
	expect(await meeting(new Error('?'))).toMatchObject({ why: 'the connection failed' });
});

test('layers that go round in a circle come to an end', async () => {
	const error = new Error('one');
	error.cause = Object.assign(new Error('other'), { cause: error });
	expect(await meeting(error)).toMatchObject({ why: 'the connection failed' });
});

test('a stopped execution is canceled, whatever error it ended with', async () => {
	await expect(meeting(new Error('aborted'), AbortSignal.abort())).rejects.toBeInstanceOf(Canceled);
});

test('the helper is stopped by the signal of the request, and finds all else of its context', async () => {
	const { signal } = new AbortController();
	const context = contextOf(function () {
		expect(this.getExecutionCancelSignal()).toBe(signal);
		expect(this.getNode()).toBe('Node');
		return Promise.resolve({ statusCode: 200, headers: {}, body: [] });
	});
	const outcome = await sendAuthenticated(context, 'domoApi', { ...sending, abortSignal: signal });
	expect(outcome).toEqual({ status: 200, headers: {}, body: [] });
	expect('getExecutionCancelSignal' in context).toBe(false);
});
