import {
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	NodeOperationError,
} from 'n8n-workflow';

import { signInRemedy } from '../../../credentials/entra/aadsts';
import { InvalidCredential } from '../../../credentials/invalidCredential';
import { SignInFailed } from '../../../credentials/signInFailed';
import { Canceled } from '../errors/canceled';
import { broken, type Outcome, type Reply } from './attempt';
import { isTransient } from './retryDelay';

/** What of n8n a request needs: the same in an execution and in a list that is being filled. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions;

/** How n8n's errors may hold the cause, however deep it wrapped it. */
interface Wrapped extends Error {
	cause?: Wrapped;
	code?: string;
	status?: number;
	body?: { error?: string; error_description?: string };
	response?: { status: number; headers: Reply['headers']; data: unknown };
}

export interface Sending extends IHttpRequestOptions {
	/** Ends the request, and a body that is still flowing. */
	abortSignal: AbortSignal;
	/** Milliseconds without an answer. */
	timeout: number;
	/** The statuses with which the service turns a token down; 401 unless told. */
	turnedDown?: number[];
}

/**
 * One attempt at a request with a credential, by n8n's helper: it puts the token on, renews it once when the service turns it
 * down, and goes by n8n's proxy and network settings.
 *
 * @throws InvalidCredential, SignInFailed (when trying again won't help), Canceled
 */
export async function sendAuthenticated(
	context: RequestContext,
	credentialType: string,
	{ turnedDown = [401], ...options }: Sending,
): Promise<Outcome> {
	// The helper takes the signal from its context, whatever the options say.
	const own = Object.create(context, {
		getExecutionCancelSignal: { value: () => options.abortSignal },
	}) as RequestContext;
	const outcome: Promise<Outcome> = context.helpers.httpRequestWithAuthentication
		.call(
			own,
			credentialType,
			{
				...options,
				returnFullResponse: true,
				ignoreHttpStatusErrors: { ignore: true, except: turnedDown },
				disableFollowRedirect: true,
			},
			{ preAuthenticationRetryStatusCode: turnedDown, oauth2: { tokenExpiredStatusCode: turnedDown } },
		)
		.then(
			({ statusCode, headers, body }: { statusCode: number; headers: Reply['headers']; body: unknown }) => ({
				status: statusCode,
				headers,
				body,
			}),
			(error: Wrapped) => explained(error, options.abortSignal),
		);
	return await unlessStopped(outcome, options.abortSignal);
}

/** While a token is asked for, n8n's helper does not notice that the execution is stopped. */
async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	let stop = () => {};
	const stopped = new Promise<never>((_, reject) => {
		stop = () => reject(new Canceled());
		signal.addEventListener('abort', stop);
		if (signal.aborted) stop();
	});
	return await Promise.race([work, stopped]).finally(() => signal.removeEventListener('abort', stop));
}

function explained(error: Wrapped, signal: AbortSignal): Outcome {
	const chain: Wrapped[] = [];
	for (let at: Wrapped | undefined = error; at && !chain.includes(at); at = at.cause) chain.push(at);
	for (const link of chain) {
		if (link instanceof InvalidCredential) throw link;
		if (link instanceof SignInFailed) {
			if (!link.transient) throw link;
			return { why: link.message, retryAfter: link.retryAfter, unsent: true };
		}
		// n8n's own words, for example that a user has to connect again.
		if (link instanceof NodeOperationError)
			throw new SignInFailed([link.message, link.description].filter(Boolean).join(' '), false);
		if (link.message === 'OAuth credentials not connected')
			throw new InvalidCredential(
				'Nobody has signed in with this credential yet: open it and click the button to connect',
			);
		if (link.response)
			return { status: link.response.status, headers: link.response.headers, body: link.response.data };
	}
	const known = chain
		.map(({ message, body }) => signInRemedy([message, body?.error, body?.error_description].join(' ')))
		.find(Boolean);
	const busy = known?.transient || chain.some(({ status }) => status && isTransient({ status }));
	if (known && busy) return { why: `Microsoft sign-in is busy (${known.code})`, unsent: true };
	if (known) throw new SignInFailed(`Microsoft sign-in refused (${known.code}). ${known.remedy}`, false);
	return broken(chain.find(({ code }) => code) ?? error, signal);
}
