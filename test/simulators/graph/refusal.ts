/** Codes of the vendor's error page that the simulator uses, the outer ones. */
export type ErrorCode =
	| 'accessDenied'
	| 'Authorization_RequestDenied'
	| 'BadRequest'
	| 'invalidRange'
	| 'InvalidAuthenticationToken'
	| 'invalidRequest'
	| 'itemNotFound'
	| 'nameAlreadyExists'
	| 'notAllowed'
	| 'notSupported'
	| 'quotaLimitReached'
	| 'Request_ResourceNotFound'
	| 'Request_UnsupportedQuery'
	| 'resourceModified'
	| 'ResourceNotFound'
	| 'resyncRequired'
	| 'unauthenticated';

interface Details {
	/** The more specific code inside. */
	inner?: string;
	headers?: Record<string, string>;
	/** Why a correct client never gets here; goes to the journal. */
	violation?: string;
}

/**
 * Thrown where the service refuses a request.
 * @see https://learn.microsoft.com/graph/errors
 * @see https://learn.microsoft.com/onedrive/developer/rest-api/concepts/errors
 */
export class Refusal extends Error {
	readonly status: number;
	readonly code: ErrorCode;
	readonly details: Details;

	constructor(status: number, code: ErrorCode, message: string, details: Details = {}) {
		super(message);
		this.status = status;
		this.code = code;
		this.details = details;
	}
}

export function itemNotFound(): Refusal {
	return new Refusal(404, 'itemNotFound', 'The resource could not be found.');
}

export function siteNotFound(): Refusal {
	return new Refusal(404, 'itemNotFound', 'Requested site could not be found');
}

export function nameAlreadyExists(): Refusal {
	return new Refusal(409, 'nameAlreadyExists', 'The specified item name already exists.');
}

/** The target is open in Office, or checked out. */
export function resourceLocked(): Refusal {
	return new Refusal(423, 'notAllowed', 'The resource you are attempting to access is locked', {
		inner: 'resourceLocked',
	});
}

export function quotaLimitReached(): Refusal {
	return new Refusal(507, 'quotaLimitReached', 'Insufficient Space Available');
}

/** A request that is not as the documentation says: always a client's mistake. */
export function malformed(message: string, violation: string, inner?: string): Refusal {
	return new Refusal(400, 'invalidRequest', message, { violation, inner });
}

/** What the vendor can do and the simulator cannot: a test that needs it has to fail loudly. */
export function notSimulated(what: string): Refusal {
	return new Refusal(501, 'notSupported', `The simulator has no ${what}.`, {
		violation: `not simulated: ${what}`,
	});
}
