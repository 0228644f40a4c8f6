import type { Exchange } from '../../exchange.ts';
import type { Owner } from '../addressing/owner.ts';
import type { ItemLocator } from '../addressing/item.ts';
import type { GraphBehaviour } from '../behaviour.ts';
import type { Caller } from '../caller.ts';
import type { CopyJobs } from '../copyJobs.ts';
import type { Drive } from '../drive.ts';
import type { Access } from '../permissions.ts';
import type { Tenant } from '../tenant.ts';
import type { UploadSessions } from '../uploadSessions.ts';

/** A request that has been understood. */
export interface GraphRequest {
	exchange: Exchange;
	caller: Caller;
	/** The JSON body; undefined when there is none. */
	body: unknown;
	/** The service's own address. */
	origin: string;
	behaviour: GraphBehaviour;
}

/** A request about a drive or an item in it, which is allowed. */
export interface DriveRequest extends GraphRequest {
	drive: Drive;
	/** The item that the URL names; the root when it names the drive. */
	locator: ItemLocator;
	/** What a function was given in its brackets. */
	token: string | undefined;
	sessions: UploadSessions;
	jobs: CopyJobs;
}

/** A request about what the tenant has besides: sites, groups, and who has which drives. */
export interface TenantRequest extends GraphRequest {
	tenant: Tenant;
	/** The site, group or user that the URL names; undefined when it names a collection of the tenant. */
	owner: Owner | undefined;
}

/** Something that the service can be asked to do with a drive. */
export interface Operation {
	access: Access;
	/** Answers the request. @throws Refusal */
	run(request: DriveRequest): Promise<void>;
}

/** Something else that it can be asked for. @throws Refusal */
export type TenantOperation = (request: TenantRequest) => Promise<void>;

/** Where the metadata document describes what an answer holds. */
export function context(origin: string, what: string): { '@odata.context': string } {
	return { '@odata.context': `${origin}/v1.0/$metadata#${what}` };
}
