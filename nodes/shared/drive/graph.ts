import type { Client, GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';

import { assertEntraCredential, type EntraCredential } from '../../../credentials/entra/checks';
import { graphOf } from '../../../credentials/entra/clouds';
import type { GraphNeed } from '../errors/remedies/graphPermissions';
import type { Service } from '../errors/serviceError';
import type { Reply } from '../http/attempt';
import type { Run } from '../node/run';
import type { Tally } from '../node/tally';
import { GraphSender, signInOf } from './graphSender';
import { isPage, type ODataPage, type Page, pageOf } from './page';

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
	/** What the request needs permission for. */
	need: GraphNeed;
	/** Statuses that are an answer here and not a refusal; the answer is undefined then. */
	accepts?: number[];
	/** Whether an answer has what was asked for; unless told, that is something with an id. */
	due?: (body: object) => boolean;
	/** Asked before a request is repeated that may have taken effect: gives its answer if it has. */
	settled?: () => Promise<Reply | undefined>;
	/** Ends it; unless told, what ends the run does. */
	signal?: AbortSignal;
}

type Shape = (request: GraphRequest) => GraphRequest;

/** The client library, as far as it is needed: it is loaded late. */
interface Library {
	clientFor: (access: GraphAccess) => Client;
	raw: ResponseType;
}

/**
 * Microsoft Graph: its own client library makes the requests, n8n sends them.
 * https://learn.microsoft.com/graph/sdks/customize-client
 */
export class Graph {
	private readonly client: Client;

	private constructor(
		readonly access: GraphAccess,
		private readonly library: Library,
		/** Of the only host that gets a token. */
		private readonly origin: string,
	) {
		this.client = library.clientFor(access);
	}

	/** @throws InvalidCredential when the credential cannot work as it is */
	static async open(access: GraphAccess): Promise<Graph> {
		const { run, credentialType } = access;
		const credential = await run.context.getCredentials<EntraCredential>(credentialType);
		assertEntraCredential(credential, signInOf(credentialType));
		const { Client: GraphClient, ResponseType: Types } = await import('@microsoft/microsoft-graph-client');
		const baseUrl = graphOf(credential);
		const { origin } = new URL(baseUrl);
		const clientFor = (of: GraphAccess) =>
			GraphClient.initWithMiddleware({ baseUrl, middleware: new GraphSender(of, origin) });
		return new Graph(access, { clientFor, raw: Types.RAW }, origin);
	}

	/** The same for a part of the work, which is counted, or can be stopped, by itself. */
	part(own: Partial<Pick<GraphAccess, 'run' | 'tally'>>): Graph {
		return new Graph({ ...this.access, ...own }, this.library, this.origin);
	}

	/**
	 * @param path below the API's version, each segment encoded
	 * @param send makes the request of it: `(request) => request.get()`
	 * @throws ServiceError, Actionable, Unreachable, WaitTooLong, InvalidCredential, SignInFailed, Canceled
	 */
	async ask<T>(asking: Asking, path: string, send: (request: GraphRequest) => Promise<unknown>): Promise<T> {
		const response = await this.answer(asking, path, send);
		return (response.ok && response.status !== 204 ? await response.json() : undefined) as T;
	}

	/**
	 * A page of a collection: the first, by its path, or a further one, by the link that the one before gave.
	 * @param shape what the first page is asked for: `(request) => request.select('id')`; a link says all that itself
	 * @throws Actionable when a link leads elsewhere than to the host that the credential is for, to which nothing is sent
	 */
	async page<T>(asking: Asking, place: string, shape: Shape = (request) => request): Promise<Page<T>> {
		const link = URL.canParse(place) ? place : undefined;
		const answer = await this.ask<ODataPage<T>>({ ...asking, due: isPage }, place, (request) =>
			// The library would put a link's query into an order of its own.
			(link ? request.option('link', link) : shape(request)).get(),
		);
		return pageOf(answer);
	}

	/** All of a collection, page by page as it is read. */
	async *all<T>(asking: Asking, path: string, shape?: Shape): AsyncGenerator<T> {
		let place: string | undefined = path;
		while (place) {
			const page: Page<T> = await this.page<T>(asking, place, shape);
			yield* page.items;
			place = page.next;
		}
	}

	/** Whether an address is on the host that the credential is for. */
	owns(address: string): boolean {
		return URL.canParse(address) && new URL(address).origin === this.origin;
	}

	/** Where a request is sent on to; undefined when the answer does not say. The token does not go along. */
	async redirection(asking: Asking, path: string): Promise<string | undefined> {
		const anything = { ...asking, accepts: [302], due: () => true };
		const response = await this.answer(anything, path, (request) => request.header('Accept', '*/*').get());
		return response.headers.get('location') ?? undefined;
	}

	private async answer(
		asking: Asking,
		path: string,
		send: (request: GraphRequest) => Promise<unknown>,
	): Promise<Response> {
		const request = this.client
			.api(path)
			.responseType(this.library.raw)
			.header('Accept', 'application/json')
			.option('asking', asking);
		return (await send(request).catch(unwrapped)) as Response;
	}
}

/** The client library wraps whatever its middleware throws, except errors of its own kind, which may carry others. */
function unwrapped(error: Error & { customError?: { cause: Error } }): never {
	throw error.customError?.cause ?? error;
}
