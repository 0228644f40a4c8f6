import type { RestError } from '@azure/storage-file-datalake';

import { SignInFailed } from '../../../credentials/signInFailed';
import { Canceled } from '../../shared/errors/canceled';
import type { Refusal } from '../../shared/errors/serviceError';
import { broken, type Outcome, type Reply } from '../../shared/http/attempt';

/** No answer came to a request. */
export class Unanswered extends Error {
	constructor(readonly why: Error) {
		super(why.message);
	}
}

/** @throws Unanswered in place of what a connection failed with */
export function unanswered(why: Error): never {
	throw new Unanswered(why);
}

/**
 * What a request that did not go well came to.
 * @throws Canceled, and whatever kept the request from being made: InvalidCredential, SignInFailed (when trying again won't
 *   help), mistakes of this package's own
 */
export function failed(error: Error, signal?: AbortSignal): Outcome {
	if (error instanceof Unanswered) return broken(error.why, signal);
	if (signal?.aborted) throw new Canceled();
	if (error instanceof SignInFailed && error.transient)
		return { why: error.message, retryAfter: error.retryAfter };
	const { statusCode, response, code, details, message } = error as RestError;
	if (!statusCode || !response) throw error;
	if (code === 'Md5Mismatch') return { why: 'what arrived was not what was sent' };
	const headers: Reply['headers'] = response.headers.toJSON();
	const told = details as { error?: { code?: string; message?: string } } | undefined;
	const body = { error: { code: code ?? told?.error?.code, message: told?.error?.message ?? message } };
	// What the SDK did not expect, it hands on as it came.
	return { status: statusCode, headers, body: statusCode < 400 ? response.bodyAsText : body };
}

const REQUEST_ID = 'x-ms-request-id';

/**
 * Whether the service itself says that what was asked is done: every answer of its own has its number.
 * https://learn.microsoft.com/rest/api/storageservices/common-rest-api-response-headers
 */
export const isDone = ({ status, headers }: Reply): boolean => status < 300 && Boolean(headers[REQUEST_ID]);

/** What the SDK keeps of an answer with what it read from it. */
interface Raw {
	status: number;
	headers: { toJson: () => Reply['headers'] };
	bodyAsText?: string | null;
}

/** What the SDK takes for the answer that was due. Where it comes without the service's number, it is shown as it came. */
export function answered(result: object): Reply {
	const { requestId, _response: raw } = result as { requestId?: string; _response?: Raw };
	if (requestId) return { status: 200, headers: { [REQUEST_ID]: requestId }, body: result };
	return { status: raw?.status ?? 200, headers: raw?.headers.toJson() ?? {}, body: raw?.bodyAsText };
}

/**
 * What the service says in an answer that is none.
 * https://learn.microsoft.com/rest/api/storageservices/status-and-error-codes2
 */
export function lakeRefusal({ status, headers, body }: Reply): Refusal {
	const { error } = (body ?? {}) as { error?: { code?: string; message?: string } };
	const code = headers['x-ms-error-code'] ?? error?.code;
	const requestId = headers[REQUEST_ID];
	return {
		status,
		codes: code ? [String(code)] : [],
		// The message goes on with the request's number and the time, each on a line of its own.
		text: error?.message?.split('\n')[0]?.trim() || undefined,
		trace: requestId ? `x-ms-request-id ${String(requestId)}` : undefined,
	};
}
