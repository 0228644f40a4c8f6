import type { Exchange } from '../../exchange.ts';
import type { Address } from '../addressing.ts';
import type { PowerBiBehaviour } from '../behaviour.ts';
import type { Caller } from '../caller.ts';
import type { Dataset } from '../dataset.ts';
import type { Limits } from '../limits.ts';
import type { Access } from '../permissions.ts';
import { entityNotFound, itemNotFound } from '../refusal.ts';
import type { Table } from '../table.ts';
import type { Workspace } from '../workspace.ts';

/** What the operations work on. */
export interface Service {
	readonly behaviour: PowerBiBehaviour;
	readonly limits: Limits;
	readonly workspaces: readonly Workspace[];
	/** Milliseconds since 1970. */
	now(): number;
}

/** A request that has been understood and allowed. */
export interface PowerBiRequest {
	exchange: Exchange;
	caller: Caller;
	address: Address;
	/** The workspace that the address names, or the caller's own. */
	workspace: Workspace;
	/** The JSON body, where the operation takes one. */
	body: unknown;
	service: Service;
}

/** Something that the service can be asked to do. */
export interface Operation {
	access: Access;
	/** Whether the body is JSON that is read before the operation runs. */
	takesJson?: boolean;
	/** Whether the vendor's description leaves it out. */
	undescribed?: boolean;
	/** Answers the request. @throws Refusal */
	run(request: PowerBiRequest): Promise<void>;
}

/** The dataset that the address names. @throws Refusal 404 */
export function datasetOf({ workspace, address }: PowerBiRequest): Dataset {
	const dataset = workspace.datasets.find(({ id }) => id.toLowerCase() === address.dataset?.toLowerCase());
	if (dataset?.foundByRequest()) return dataset;
	throw entityNotFound();
}

/** The same where it has to take rows. @throws Refusal 404 */
export function pushDatasetOf(request: PowerBiRequest): Dataset {
	const dataset = datasetOf(request);
	if (dataset.acceptsRows) return dataset;
	throw itemNotFound(`Dataset [${dataset.id}] is not Push API dataset.`);
}

/** The table that the address names, in exactly these letters. @throws Refusal 404 */
export function tableOf({ address }: PowerBiRequest, dataset: Dataset): Table {
	const table = dataset.table(address.table ?? '');
	if (table) return table;
	throw itemNotFound(
		`Table '<pi>${address.table}</pi>' not found in dataset 'sobe_wowvirtualserver|${dataset.id}'`,
	);
}

/** Where the workspace is in the service's addresses. */
export function pathOf({ address }: PowerBiRequest): string {
	return address.group === undefined ? '' : `groups/${address.group}/`;
}
