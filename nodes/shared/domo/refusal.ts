import type { Actionable } from '../errors/actionable';
import { ServiceError } from '../errors/serviceError';
import type { Reply } from '../http/attempt';
import { strangeAnswer, titleOf } from '../http/strangeAnswer';

/** What to throw when something else than Domo has answered. */
export function strange(action: string, reply: Reply): Actionable {
	return strangeAnswer(
		'Domo',
		action,
		reply,
		'API URL (https://api.domo.com, unless you have a gateway of your own)',
	);
}

/** What to throw when Domo has refused. @param action to follow "Domo could not" */
export function refused(action: string, { status, body }: Reply): ServiceError {
	return new ServiceError('Domo', action, refusal(status, body));
}

interface DomoErrorBody {
	statusReason?: string;
	message?: string;
	error_description?: string;
	toe?: string;
}

/** Domo says what is wrong in JSON, or in a page of HTML where JSON was not asked for. */
function refusal(status: number, body: unknown) {
	const { statusReason, message, error_description, toe } =
		typeof body === 'string' ? parsed(body) : ((body ?? {}) as DomoErrorBody);
	return {
		status,
		codes: statusReason ? [statusReason] : [],
		text: message ?? error_description,
		trace: toe,
	};
}

function parsed(body: string): DomoErrorBody {
	try {
		return JSON.parse(body) as DomoErrorBody;
	} catch {
		return { message: titleOf(body) };
	}
}
