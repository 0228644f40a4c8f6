import type { Exchange } from '../../exchange.ts';
import type { ItemLocator } from '../addressing.ts';
import type { Caller } from '../caller.ts';
import type { Drive } from '../drive.ts';
import type { Access } from '../permissions.ts';
import type { UploadSessions } from '../uploadSessions.ts';

/** A request that has been understood and allowed. */
export interface GraphRequest {
	exchange: Exchange;
	caller: Caller;
	drive: Drive;
	/** The item that the URL names; the root when it names the drive. */
	locator: ItemLocator;
	/** The JSON body; undefined when there is none. */
	body: unknown;
	sessions: UploadSessions;
	/** The service's own address. */
	origin: string;
}

/** Something that the service can be asked to do. */
export interface Operation {
	access: Access;
	/** Whether the body is JSON; it is read before the operation runs. */
	takesJson?: boolean;
	/** Answers the request. @throws Refusal */
	run(request: GraphRequest): Promise<void>;
}

/** Where the metadata document describes what an answer holds. */
export function context(origin: string, what: string): { '@odata.context': string } {
	return { '@odata.context': `${origin}/v1.0/$metadata#${what}` };
}
