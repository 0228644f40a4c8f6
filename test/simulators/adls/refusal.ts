import type { Disturbance } from '../faults.ts';
import { ERROR_CODES, type ErrorCode } from './errorCodes.ts';

interface Details {
	/** Where it is not the usual one of the code. */
	status?: number;
	/** Where it is not the usual one of the code. */
	message?: string;
	headers?: Record<string, string>;
	/** What the service says of a failed authentication, besides the message. */
	authenticationErrorDetail?: string;
	/** Why a correct client never gets here; goes to the journal. */
	violation?: string;
}

/** Thrown where the service refuses a request. */
export class Refusal extends Error {
	readonly code: string;
	readonly status: number;
	readonly details: Details;

	constructor(code: string, status: number, message: string, details: Details) {
		super(message);
		this.code = code;
		this.status = status;
		this.details = details;
	}
}

export function refusal(code: ErrorCode, details: Details = {}): Refusal {
	const [status, message] = ERROR_CODES[code];
	return new Refusal(code, details.status ?? status, details.message ?? message, details);
}

/** The same for a request that no correct client sends. */
export function violating(code: ErrorCode, violation: string): Refusal {
	return refusal(code, { violation });
}

/** What the vendor can do and the simulator cannot: a test that needs it has to fail loudly. */
export function notSimulated(what: string): Refusal {
	return new Refusal('NotImplemented', 501, `The simulator has no ${what}.`, {
		violation: `not simulated: ${what}`,
	});
}

/**
 * For faults: an answer in the place of a request that is the service's own, such as ServerBusy.
 * @param headers such as `retry-after`
 */
export function serviceError(code: ErrorCode, headers: Record<string, string> = {}): Disturbance {
	const [status, message] = ERROR_CODES[code];
	return {
		kind: 'answer',
		status,
		headers: { 'x-ms-error-code': code, 'content-type': 'application/json;charset=utf-8', ...headers },
		body: { error: { code, message } },
	};
}
