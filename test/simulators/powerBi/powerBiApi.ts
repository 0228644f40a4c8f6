import type { Exchange } from '../exchange.ts';
import { type Address, parseAddress, type Subject } from './addressing.ts';
import { authenticate, type Caller, type TokenVerifier } from './caller.ts';
import { RESOURCES } from './nationalClouds.ts';
import { createDataset } from './operations/createDataset.ts';
import { deleteDataset } from './operations/deleteDataset.ts';
import { deleteRows } from './operations/deleteRows.ts';
import { getDataset } from './operations/getDataset.ts';
import { listDatasets } from './operations/listDatasets.ts';
import { listGroups } from './operations/listGroups.ts';
import { listTables } from './operations/listTables.ts';
import type { Operation, Service } from './operations/operation.ts';
import { postRows } from './operations/postRows.ts';
import { putTable } from './operations/putTable.ts';
import { listSequenceNumbers } from './operations/sequenceNumbers.ts';
import { requirePerson, requireRole, requireScope } from './permissions.ts';
import { badRequest, entityNotFound, notSimulated, wrongMediaType } from './refusal.ts';
import type { Workspace } from './workspace.ts';

const OPERATIONS: Partial<Record<`${string} ${Subject}`, Operation>> = {
	'GET groups': listGroups,
	'GET datasets': listDatasets,
	'POST datasets': createDataset,
	'GET dataset': getDataset,
	'DELETE dataset': deleteDataset,
	'GET tables': listTables,
	'PUT table': putTable,
	'POST rows': postRows,
	'DELETE rows': deleteRows,
	'GET sequenceNumbers': listSequenceNumbers,
};

export interface PowerBiApiParts {
	service: Service;
	verify: TokenVerifier;
	/** What a token has to be for where the service is not addressed by a name of its own. */
	resource: string;
	/** The workspace that is a person's own. */
	myWorkspace: (caller: Caller) => Workspace;
	/** Journals what contradicts the vendor's own description of a request. */
	check: (exchange: Exchange) => void;
}

/** Power BI's REST API, as far as it is about push datasets. */
export class PowerBiApi {
	private readonly parts: PowerBiApiParts;

	constructor(parts: PowerBiApiParts) {
		this.parts = parts;
	}

	/** @throws Refusal */
	async answer(exchange: Exchange): Promise<void> {
		const { service, verify, check } = this.parts;
		const address = parseAddress(exchange.url.pathname);
		const operation = address && OPERATIONS[`${exchange.method} ${address.subject}`];
		const body = operation?.takesJson ? await exchange.json() : undefined;
		if (!operation?.undescribed) check(exchange);
		const resource = RESOURCES[exchange.url.host] ?? this.parts.resource;
		const caller = authenticate(exchange, { verify, resource, behaviour: service.behaviour });
		if (!operation) throw notSimulated(`${exchange.method} ${exchange.url.pathname}`);
		if (operation.takesJson) requireJson(exchange, body);
		requireScope(caller, operation.access);
		const workspace = this.workspaceAt(address, caller, operation);
		await operation.run({ exchange, caller, address, workspace, body, service });
	}

	/** @throws Refusal 401, 403 or 404 */
	private workspaceAt({ subject, group }: Address, caller: Caller, { access }: Operation): Workspace {
		const { service, myWorkspace } = this.parts;
		if (group === undefined) {
			if (subject !== 'groups') requirePerson(caller);
			return myWorkspace(caller);
		}
		const workspace = service.workspaces.find(({ id }) => id.toLowerCase() === group.toLowerCase());
		if (!workspace) throw entityNotFound();
		requireRole(workspace.roleOf(caller), access, service.behaviour);
		return workspace;
	}
}

function requireJson({ headers }: Exchange, body: unknown): void {
	if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? ''))
		throw wrongMediaType('a JSON body is sent as application/json');
	if (body === undefined) throw badRequest('The body is not JSON.', 'body');
}
