import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

import { assertEntraCredential } from '../../credentials/entra/checks';
import { serviceOf } from '../../credentials/entra/clouds';
import { assertPowerBiCredential, type PowerBiCredential } from '../../credentials/powerBi/token';
import { type Refusal, ServiceError } from '../shared/errors/serviceError';
import { type Outcome, persist, type Reply } from '../shared/http/attempt';
import { sendAuthenticated } from '../shared/http/authenticated';
import { isPage, strangeAnswer } from '../shared/http/strangeAnswer';
import type { Run } from '../shared/node/run';

export type Authentication = 'oAuth2' | 'servicePrincipal';

/** A token that has run out is answered with 403 as well. */
export const TURNED_DOWN = [401, 403];
const ROOT = '/v1.0/myorg';

export interface Asking {
	/** To follow "Power BI could not". */
	action: string;
	/** Asked before a request is repeated that may have taken effect: gives its answer if it has. */
	settled?: () => Promise<Reply | undefined>;
	/** Statuses that are an answer here and not a refusal. */
	accepts?: number[];
}

interface Sent {
	content?: Buffer;
	headers?: Record<string, string>;
	/** Ends the attempt; the run's own unless told. */
	signal?: AbortSignal;
}

/** Power BI's REST API. https://learn.microsoft.com/rest/api/power-bi/push-datasets */
export class PowerBi {
	/** Requests made, those included that were made again. */
	requests = 0;

	private constructor(
		readonly run: Run,
		private readonly credentialType: string,
		private readonly origin: string,
		/** Whether a user stands behind the credential, and not the app alone. */
		readonly isUser: boolean,
	) {}

	/** @throws InvalidCredential when the credential cannot work as it is */
	static async open(run: Run, authentication: Authentication): Promise<PowerBi> {
		const type = authentication === 'oAuth2' ? 'powerBiWritebackOAuth2Api' : 'powerBiWritebackApi';
		const credential = await run.context.getCredentials<PowerBiCredential>(type);
		const isOAuth2 = authentication === 'oAuth2';
		if (isOAuth2) assertEntraCredential(credential, 'delegated');
		else assertPowerBiCredential(credential);
		const isUser = isOAuth2 || credential.authentication === 'masterUser';
		return new PowerBi(run, type, serviceOf(credential, 'powerBi'), isUser);
	}

	/** The service that the credential leads to: budgets of different ones have nothing to do with each other. */
	get service(): string {
		return this.origin;
	}

	/**
	 * A request that may be made again when nothing came back.
	 * @param path below the API's root, each segment encoded
	 * @throws ServiceError, Actionable, Unreachable, WaitTooLong, InvalidCredential, SignInFailed, Canceled
	 */
	async ask<T>(
		{ action, settled, accepts = [] }: Asking,
		method: IHttpRequestMethods,
		path: string,
		body?: object,
	): Promise<T> {
		const retries = this.run.retries();
		const content = body && Buffer.from(JSON.stringify(body));
		const reply = await persist(() => this.attempt(method, path, { content }), {
			service: 'Power BI',
			action,
			retries,
			settled,
		});
		if (!isDone(reply) && !accepts.includes(reply.status)) throw failureSaid(action, reply);
		return (reply.status < 300 ? reply.body : undefined) as T;
	}

	/** One attempt at a request. @throws InvalidCredential, SignInFailed, Canceled */
	async attempt(
		method: IHttpRequestMethods,
		path: string,
		{ content, headers, signal = this.run.signal }: Sent = {},
	): Promise<Outcome> {
		const { context, timeout } = this.run;
		this.requests += 1;
		const options: IHttpRequestOptions = { method, url: this.origin + ROOT + path, body: content };
		return await sendAuthenticated(context, this.credentialType, {
			...options,
			headers: {
				Accept: 'application/json',
				...(content ? { 'Content-Type': 'application/json' } : {}),
				...headers,
			},
			abortSignal: signal,
			timeout,
			turnedDown: TURNED_DOWN,
		});
	}
}

/** Whether Power BI itself says that it did what it was asked. */
export const isDone = ({ status, headers, body }: Reply): boolean => status < 300 && !isPage(headers, body);

/** What to throw when an answer says anything else. @param action to follow "Power BI could not" */
export function failureSaid(action: string, reply: Reply): Error {
	return reply.status < 400
		? strangeAnswer('Power BI', action, reply, 'Cloud and, for a custom one, Service URL')
		: new ServiceError('Power BI', action, powerBiRefusal(reply));
}

interface PowerBiErrorBody {
	error?: {
		code?: string;
		message?: string;
		details?: Array<{ message?: string }>;
		'pbi.error'?: { code?: string; details?: Array<{ detail?: { value?: string } }> };
	};
	message?: string;
	Message?: string;
}

/** What Power BI says when it does not do something: in the body in one of several forms, or in a header alone. */
export function powerBiRefusal({ status, headers, body }: Reply): Refusal {
	const { error, message, Message } = (typeof body === 'object' && body ? body : {}) as PowerBiErrorBody;
	const info = headers['x-powerbi-error-info'];
	const codes = [info, error?.['pbi.error']?.code, error?.code].filter((code) => typeof code === 'string');
	const details = [
		...(error?.details ?? []).map((detail) => detail.message),
		...(error?.['pbi.error']?.details ?? []).map(({ detail }) => detail?.value),
	];
	const text = [error?.message ?? message ?? Message, ...details].filter(Boolean).join(': ');
	const id = headers.requestid;
	return {
		status,
		codes: [...new Set(codes)],
		text: text || undefined,
		trace: id ? `RequestId ${String(id)}` : undefined,
	};
}
