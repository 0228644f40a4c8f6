import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { InvalidCredential } from '../../../credentials/invalidCredential';
import { SignInFailed } from '../../../credentials/signInFailed';
import { WaitTooLong } from '../http/retries';
import { Actionable } from './actionable';
import { Canceled } from './canceled';
import { LeftBehind } from './leftBehind';
import { redact } from './redact';
import { adlsRemedy } from './remedies/adls';
import { domoRemedy } from './remedies/domo';
import { graphRemedy } from './remedies/graph';
import { powerBiRemedy } from './remedies/powerBi';
import { type Service, ServiceError, Unreachable } from './serviceError';

interface Told {
	message?: string;
	description?: string | null;
	/** The HTTP status, when a service refused. */
	httpCode?: string | null;
	/** Where it came from, when nobody foresaw it. */
	stack?: string;
}

const REMEDIES = {
	Domo: domoRemedy,
	OneDrive: graphRemedy,
	'Azure Data Lake': adlsRemedy,
	'Power BI': powerBiRemedy,
	SharePoint: graphRemedy,
} satisfies Record<Service, unknown>;

/**
 * Turns whatever went wrong into an error that a person can act on: what happened to which item, and what to do. This is the
 * one place where the nodes' errors get their words; nothing secret passes it, since words are all that is taken over: what an
 * error is caused by may hold a request with its token.
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	const told = tell(error);
	const message = safe(told.message) || 'Something went wrong, and nothing says what';
	const mapped = told.httpCode
		? new NodeApiError(node, {}, { message, httpCode: told.httpCode, itemIndex })
		: new NodeOperationError(node, message, { itemIndex });
	// Set afterwards: n8n's constructors put texts of their own in place of messages that contain words like EEXIST.
	mapped.message = message;
	mapped.description = safe(told.description);
	mapped.stack = safe(told.stack) ?? mapped.stack;
	return mapped;
}

/** The same for a list of the editor, where n8n passes on the description of this kind of error only. */
export function toListError(node: INode, error: unknown): NodeApiError {
	const told = toNodeError(node, error);
	if (told instanceof NodeApiError) return told;
	const { message, description, stack } = told;
	return Object.assign(new NodeApiError(node, {}, { message }), { message, description, stack });
}

/** Anything may have been thrown, with anything in it. */
function safe(text: unknown): string | undefined {
	return typeof text === 'string' ? redact(text) : undefined;
}

function tell(error: unknown): Told {
	if (error instanceof Canceled) return { message: error.message };
	if (error instanceof LeftBehind) {
		const told = tell(error.why);
		return { ...told, description: [told.description, error.advice].filter(Boolean).join(' ') };
	}
	if (error instanceof Actionable) return { message: error.message, description: error.fix };
	if (error instanceof InvalidCredential)
		return { message: 'The credential cannot work as it is', description: error.message };
	if (error instanceof SignInFailed)
		return { message: 'The sign-in did not work', description: error.message };
	if (error instanceof ServiceError) return refused(error);
	if (error instanceof Unreachable)
		return {
			message: `${error.service} could not ${error.action}`,
			description: `${capital(error.why)}. Run the node again once the connection is stable.`,
		};
	if (error instanceof WaitTooLong)
		return {
			message: `The service asks for a pause of ${seconds(error.asked)}, which is longer than Max Wait allows`,
			description: `Run the node again after the pause, or raise Max Wait in its options (now ${seconds(error.allowed)} in all).`,
		};
	// n8n's own errors are among the rest, and say what they have to say in the same places.
	return typeof error === 'string' ? { message: error } : (error ?? {});
}

function refused({ service, action, refusal }: ServiceError): Told {
	const { status, codes, text, trace } = refusal;
	const words = [
		text && `${service} says: ${text.replace(/\.?\s*$/, '.')}`,
		trace && `Support finds it as ${trace}.`,
	];
	return {
		message: `${service} could not ${action} (${[status, codes[0]].filter(Boolean).join(' ')})`,
		description: [REMEDIES[service](refusal, action), ...words].filter(Boolean).join(' '),
		httpCode: String(status),
	};
}

const seconds = (milliseconds: number) => `${Math.ceil(milliseconds / 1000)} s`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
