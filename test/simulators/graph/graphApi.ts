import type { Exchange } from '../exchange.ts';
import { type Address, parseAddress } from './addressing/address.ts';
import { badPath } from './addressing/encoding.ts';
import type { GraphBehaviour } from './behaviour.ts';
import { authenticate, type TokenVerifier } from './caller.ts';
import type { CopyJobs } from './copyJobs.ts';
import type { GraphRequest } from './operations/operation.ts';
import { operationOn, tenantOperationOn } from './operations/table.ts';
import { requirePermission } from './permissions.ts';
import { malformed, notSimulated, Refusal } from './refusal.ts';
import type { Tenant } from './tenant.ts';
import type { UploadSessions } from './uploadSessions.ts';

export interface GraphApiParts {
	tenant: Tenant;
	sessions: UploadSessions;
	jobs: CopyJobs;
	behaviour: GraphBehaviour;
	verify: TokenVerifier;
	/** Journals what contradicts the vendor's own description of a request. */
	check: (exchange: Exchange) => void;
	origin(): string;
}

type DriveAddress = Extract<Address, { of: 'drive' }>;

/** Microsoft Graph, as far as it is about drives and where they are found. */
export class GraphApi {
	private readonly parts: GraphApiParts;

	constructor(parts: GraphApiParts) {
		this.parts = parts;
	}

	/** @throws Refusal */
	async answer(exchange: Exchange): Promise<void> {
		const { verify, check, tenant, behaviour } = this.parts;
		const takesJson = exchange.method === 'POST' || exchange.method === 'PATCH';
		const body = takesJson ? await exchange.json() : undefined;
		check(exchange);
		const origin = this.parts.origin();
		const caller = authenticate(exchange.headers.authorization, verify, origin);
		const address = parseAddress(exchange.url.pathname);
		if (!address) throw notSimulated(exchange.url.pathname);
		const request = { exchange, caller, body, origin, behaviour };
		if (address.of === 'drive') return await this.answerForDrive(request, address, takesJson);
		const owner = address.of === 'owner' ? address.owner : undefined;
		await tenantOperationOn(exchange.method, address)({ ...request, tenant, owner });
	}

	private async answerForDrive(
		request: GraphRequest,
		address: DriveAddress,
		takesJson: boolean,
	): Promise<void> {
		const { exchange, caller, body, behaviour } = request;
		const { tenant, sessions, jobs } = this.parts;
		if (address.emptyPath) noteEmptyPath(exchange, behaviour);
		const operation = operationOn(exchange.method, address);
		if (takesJson) requireJson(exchange, body);
		const drive = tenant.driveAt(address.drive, caller);
		requirePermission(caller, operation.access, drive);
		const locator = address.item ?? { from: undefined, path: [] };
		await operation.run({ ...request, drive, locator, token: address.token, sessions, jobs });
	}
}

/** @throws Refusal 400 */
function noteEmptyPath(exchange: Exchange, { toleratesEmptyPath }: GraphBehaviour): void {
	const advice = 'an empty path has no form with colons';
	if (!toleratesEmptyPath) throw badPath(advice);
	exchange.warn(advice);
}

function requireJson({ entry, headers }: Exchange, body: unknown): void {
	if (entry.body === '') return;
	if (body === undefined) throw malformed('Unable to read JSON request payload.', 'the body is JSON');
	if (/^application\/json\b/i.test(headers['content-type'] ?? '')) return;
	throw new Refusal(415, 'invalidRequest', 'The content type of the request is not supported.', {
		violation: 'a JSON body is sent as application/json',
	});
}
