interface Details {
	/** None where the service answers without one. */
	body?: object;
	headers?: Record<string, string>;
	/** Why a correct client never gets here; goes to the journal. */
	violation?: string;
	/** What a client does better to avoid; goes to the journal, too. */
	warning?: string;
}

/**
 * Thrown where the service refuses a request. Its pages describe no error; the shapes are those that were recorded or
 * reported. Where nobody knows the words, they are ours: nothing should be made of them.
 */
export class Refusal extends Error {
	readonly status: number;
	readonly details: Details;

	constructor(status: number, details: Details = {}) {
		super(`refused with ${status}`);
		this.status = status;
		this.details = details;
	}
}

/** A workspace or dataset that is not there, or not for this caller: the service does not say which. */
export function entityNotFound(): Refusal {
	return new Refusal(404, { body: nested('PowerBIEntityNotFound') });
}

export function notAuthorized(): Refusal {
	return new Refusal(401, { body: nested('PowerBINotAuthorizedException') });
}

/** Something inside a dataset that is not there. */
export function itemNotFound(message: string): Refusal {
	return new Refusal(404, { body: { error: { code: 'ItemNotFound', message } } });
}

/** A body that is not what the service takes: always a client's mistake. @param target the parameter's name */
export function badRequest(message: string, target: string, violation = message): Refusal {
	const details = [{ message, target }];
	return new Refusal(400, {
		body: { error: { code: 'BadRequest', message: 'Bad Request', details } },
		violation,
	});
}

/** @param what in words, for the journal */
export function tooLarge(what: string): Refusal {
	const error = { code: 'RequestEntityTooLarge', message: 'The request entity is too large.' };
	return new Refusal(413, { body: { error }, violation: what });
}

export function wrongMediaType(violation: string): Refusal {
	const error = { code: 'UnsupportedMediaType', message: 'The media type is not supported.' };
	return new Refusal(415, { body: { error }, violation });
}

/**
 * The pages promise the header for every limit, and an OData error for that of rows; the other body is a recorded one.
 * @param wait milliseconds
 */
export function overLimit(
	limit: 'requests' | 'rows',
	wait: number,
	journal: { violation: string } | { warning: string },
): Refusal {
	const seconds = Math.max(Math.ceil(wait / 1000), 1);
	const headers = { 'Retry-After': String(seconds) };
	const message =
		limit === 'rows'
			? 'You are over your rows per hour limit for this dataset. To push more rows per hour, upgrade your account to ' +
				'Power BI Pro or retry your push later.'
			: 'You have exceeded the amount of requests allowed in the current time frame and further requests will fail. ' +
				`Retry in ${seconds} seconds.`;
	const body = limit === 'rows' ? { error: { code: 'TooManyRequests', message } } : { message };
	return new Refusal(429, { body, headers, ...journal });
}

/** What the vendor can do and the simulator cannot: a test that needs it has to fail loudly. */
export function notSimulated(what: string): Refusal {
	const error = { code: 'NotSimulated', message: `The simulator has no ${what}.` };
	return new Refusal(501, { body: { error }, violation: `not simulated: ${what}` });
}

function nested(code: string): object {
	return { error: { code, 'pbi.error': { code, parameters: {}, details: [], exceptionCulprit: 1 } } };
}
