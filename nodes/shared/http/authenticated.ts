import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import { signInRemedy } from '../../../credentials/entra/aadsts';
import { InvalidCredential } from '../../../credentials/invalidCredential';
import { SignInFailed } from '../../../credentials/signInFailed';
import { broken, type Outcome, type Reply } from './attempt';

/** What of n8n a request needs: the same in an execution and in a list that is being filled. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions;

/** How n8n's errors may hold the cause, however deep it wrapped it. */
interface Wrapped extends Error {
	cause?: Wrapped;
	code?: string;
	body?: { error_description?: string };
	response?: { status: number; headers: Reply['headers']; data: unknown };
}

/**
 * One attempt at a request with a credential, by n8n's helper: it puts the token on, renews it once when the service turns it
 * down (401, and whatever else the service uses for that), and goes by n8n's proxy and network settings.
 *
 * @param options.timeout milliseconds without progress
 * @throws InvalidCredential, SignInFailed (when trying again won't help), Canceled
 */
export async function sendAuthenticated(
	context: RequestContext,
	credentialType: string,
	options: IHttpRequestOptions,
	turnedDown: number[] = [401],
): Promise<Outcome> {
	const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return await context.helpers.httpRequestWithAuthentication
		.call(
			context,
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
			({
				statusCode: status,
				headers,
				body,
			}: {
				statusCode: number;
				headers: Reply['headers'];
				body: unknown;
			}) => ({ status, headers, body }),
			(error: Wrapped) => explained(error, signal),
		);
}

function explained(error: Wrapped, signal: AbortSignal | undefined): Outcome {
	const chain: Wrapped[] = [];
	for (let at: Wrapped | undefined = error; at && !chain.includes(at); at = at.cause) chain.push(at);
	for (const link of chain) {
		if (link instanceof InvalidCredential) throw link;
		if (link instanceof SignInFailed) {
			if (!link.transient) throw link;
			return { why: link.message, retryAfter: link.retryAfter };
		}
		if (link.message === 'OAuth credentials not connected')
			throw new InvalidCredential(
				'Nobody has signed in with this credential yet: open it and click the button to connect',
			);
		if (link.response)
			return { status: link.response.status, headers: link.response.headers, body: link.response.data };
	}
	const known = chain
		.map(({ message, body }) => signInRemedy(`${message} ${body?.error_description ?? ''}`))
		.find(Boolean);
	if (known) throw new SignInFailed(`Microsoft sign-in refused (${known.code}). ${known.remedy}`, false);
	return broken(chain.find(({ code }) => code) ?? error, signal);
}
