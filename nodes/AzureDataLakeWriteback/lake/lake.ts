import type { DataLakeServiceClient } from '@azure/storage-file-datalake';

import { endpointOf, type LakeCredential } from '../../../credentials/azureDataLake/account';
import { assertLakeCredential } from '../../../credentials/azureDataLake/checks';
import { ServiceError } from '../../shared/errors/serviceError';
import { isBroken, type Outcome, persist, type Reply } from '../../shared/http/attempt';
import { exchange, type ExchangeOptions } from '../../shared/http/exchange';
import type { RequestContext } from '../../shared/http/authenticated';
import { strangeAnswer } from '../../shared/http/strangeAnswer';
import type { Run } from '../../shared/node/run';
import type { Tally } from '../../shared/node/tally';
import { LakeAuthorization } from './authorization';
import { answered, failed, isDone, lakeRefusal, unanswered } from './outcome';
import { serviceClient } from './serviceClient';

export const LAKE_CREDENTIAL = 'azureDataLakeWritebackApi';
const SERVICE = 'Azure Data Lake';

/** How one request differs from others. */
export interface Asking {
	/** To follow "could not": `upload "sales.csv"`. */
	action: string;
	/** Statuses that are an answer here and not a refusal. */
	accepts?: number[];
	/** Asked before a request is repeated that may have taken effect: gives its answer if it has. */
	settled?: () => Promise<Reply | undefined>;
	/** Told how many attempts it took. */
	onAttempt?: () => void;
}

/** A storage account's Data Lake Storage endpoint, or OneLake's. No request goes anywhere else. */
export class Lake {
	private constructor(
		readonly run: Run,
		readonly tally: Tally,
		readonly credential: LakeCredential,
		private readonly authorization: LakeAuthorization,
		private client: DataLakeServiceClient | undefined,
	) {}

	/** @throws InvalidCredential when the credential cannot work as it is */
	static async open(run: Run, context: RequestContext, item: number, tally: Tally): Promise<Lake> {
		const credential = await context.getCredentials<LakeCredential>(LAKE_CREDENTIAL, item);
		assertLakeCredential(credential);
		return new Lake(run, tally, credential, new LakeAuthorization(credential), undefined);
	}

	/** The same for a part of the run. */
	part(run: Run, tally = this.tally): Lake {
		return new Lake(run, tally, this.credential, this.authorization, this.client);
	}

	get endpoint(): string {
		return endpointOf(this.credential);
	}

	/** Azure's own client. Of its methods, only those may be used that keep to the Data Lake Storage endpoint. */
	async service(): Promise<DataLakeServiceClient> {
		this.client ??= await serviceClient(this.authorization, this.endpoint, this.run.timeout);
		return this.client;
	}

	/**
	 * Does something with the SDK, again and again until it is answered with something that repeating it won't change.
	 * @throws ServiceError, Actionable, Unreachable, WaitTooLong, InvalidCredential, SignInFailed, Canceled
	 */
	async ask<T extends object>(
		asking: Asking,
		send: (service: DataLakeServiceClient, abortSignal: AbortSignal) => Promise<T>,
	): Promise<T> {
		const service = await this.service();
		const { signal } = this.run;
		const reply = await this.insist(asking, () =>
			send(service, signal).then(
				(result): Outcome => answered(result),
				(error: Error) => failed(error, signal),
			),
		);
		return reply.body as T;
	}

	/**
	 * Sends a request of ours, for what the SDK would send to the Blob service's endpoint.
	 * @param path below the endpoint, encoded, with its query
	 * @param more headers, by their names in lower case
	 */
	async request(
		asking: Asking,
		method: ExchangeOptions['method'],
		path: string,
		more?: Record<string, string>,
	): Promise<Reply> {
		const { signal, timeout } = this.run;
		return await this.insist(asking, () =>
			this.authorized(method, path, more)
				.then(({ url, headers }) => exchange(url, { method, headers, timeout, signal }).catch(unanswered))
				.then(
					({ status, headers, body }): Outcome => ({ status, headers, body: parsed(body) }),
					(error: Error) => failed(error, signal),
				),
		);
	}

	/** The address and the headers of a request of ours. @param path below the endpoint, encoded, with its query */
	async authorized(method: string, path: string, headers: Record<string, string> = {}) {
		return await this.authorization.authorize(method, `${this.endpoint}/${path}`, headers);
	}

	/** One attempt; with another token a second one, when the service has turned the first token down. */
	async attempt(send: () => Promise<Outcome>): Promise<Outcome> {
		this.tally.requests += 1;
		const outcome = await send();
		if (isBroken(outcome) || outcome.status !== 401 || !this.authorization.turnedDown()) return outcome;
		this.tally.requests += 1;
		return await send();
	}

	private async insist(
		{ action, accepts = [], settled, onAttempt }: Asking,
		send: () => Promise<Outcome>,
	): Promise<Reply> {
		const retries = this.run.retries();
		const attempt = async () => {
			onAttempt?.();
			const outcome = await this.attempt(send);
			if (isBroken(outcome) || outcome.status >= 400 || isDone(outcome)) return outcome;
			throw refusedBy(action, outcome);
		};
		const reply = await persist(attempt, { service: SERVICE, action, retries, settled }).finally(
			() => (this.tally.retries += retries.count),
		);
		if (reply.status >= 300 && !accepts.includes(reply.status)) throw refusedBy(action, reply);
		return reply;
	}
}

/** What to throw when an answer does not say that what was asked is done. @param action to follow "could not" */
export const refusedBy = (action: string, reply: Reply): Error =>
	reply.status < 400
		? strangeAnswer(SERVICE, action, reply, 'Cloud and Endpoint')
		: new ServiceError(SERVICE, action, lakeRefusal(reply));

/** What is no JSON stays a text: it may be a page. */
function parsed(body: Buffer): unknown {
	const text = body.toString();
	try {
		return JSON.parse(text);
	} catch {
		return text || undefined;
	}
}
