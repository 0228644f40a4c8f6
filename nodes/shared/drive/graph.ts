import type { Client, GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';

import { assertEntraCredential, type EntraCredential } from '../../../credentials/entra/checks';
import { graphOf } from '../../../credentials/entra/clouds';
import type { Service } from '../errors/serviceError';
import type { Reply } from '../http/attempt';
import type { Run } from '../node/run';
import { GraphSender } from './graphSender';
import type { Tally } from './tally';

export interface GraphAccess {
	run: Run;
	credentialType: string;
	service: Service;
	tally: Tally;
	/** The service's own time at its last answer, in milliseconds since 1970. */
	heardAt?: number;
}

/** How one request differs from others. */
export interface Asking {
	/** To follow "could not": `read the folder "Reports"`. */
	action: string;
	/** Statuses that are an answer here and not a refusal; the answer is undefined then. */
	accepts?: number[];
	/** Asked before a request is repeated that may have taken effect: gives its answer if it has. */
	settled?: () => Promise<Reply | undefined>;
}

/**
 * Microsoft Graph: its own client library makes the requests, n8n sends them.
 * https://learn.microsoft.com/graph/sdks/customize-client
 */
export class Graph {
	private constructor(
		readonly access: GraphAccess,
		private readonly client: Client,
		private readonly raw: ResponseType,
	) {}

	/** @throws InvalidCredential when the credential cannot work as it is */
	static async open(access: GraphAccess): Promise<Graph> {
		const { run, credentialType } = access;
		const credential = await run.context.getCredentials<EntraCredential>(credentialType);
		assertEntraCredential(credential, credentialType.endsWith('OAuth2Api') ? 'delegated' : 'app');
		const { Client: GraphClient, ResponseType: Types } = await import('@microsoft/microsoft-graph-client');
		const client = GraphClient.initWithMiddleware({
			baseUrl: graphOf(credential),
			middleware: new GraphSender(access),
		});
		return new Graph(access, client, Types.RAW);
	}

	/**
	 * @param path below the API's version, each segment encoded
	 * @param send makes the request of it: `(request) => request.get()`
	 * @throws ServiceError, Unreachable, WaitTooLong, InvalidCredential, SignInFailed, Canceled
	 */
	async ask<T>(asking: Asking, path: string, send: (request: GraphRequest) => Promise<unknown>): Promise<T> {
		const request = this.client
			.api(path)
			.responseType(this.raw)
			.header('Accept', 'application/json')
			.option('asking', asking);
		const response = (await send(request).catch(unwrapped)) as Response;
		return (response.ok && response.status !== 204 ? await response.json() : undefined) as T;
	}
}

/** The client library wraps whatever its middleware throws, except errors of its own kind, which may carry others. */
function unwrapped(error: Error & { customError?: { cause: Error } }): never {
	throw error.customError?.cause ?? error;
}
