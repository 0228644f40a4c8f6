import { send } from '../answer.ts';
import type { RetentionPolicy } from '../dataset.ts';
import { badRequest, notSimulated, Refusal } from '../refusal.ts';
import { requireDifferent, requireProperties, tableDefinition } from '../schema/definitions.ts';
import type { Operation, PowerBiRequest } from './operation.ts';

const PUSHED = ['Push', 'PushStreaming'];
const OTHERS = ['AsAzure', 'AsOnPrem', 'Streaming'];

/** @see https://learn.microsoft.com/rest/api/power-bi/push-datasets/datasets-post-dataset-in-group */
export const createDataset: Operation = {
	access: 'createDataset',
	takesJson: true,
	async run(request) {
		const { exchange, workspace, caller, service } = request;
		const { requestsUntilCreated, creationEnds } = service.behaviour;
		const retentionPolicy = retentionPolicyOf(exchange.url.searchParams);
		const definition = definitionOf(request);
		if (service.now() >= creationEnds) throw noLongerCreated();
		const dataset = workspace.add({
			...definition,
			retentionPolicy,
			requestsUntilCreated,
			configuredBy: caller.name,
		});
		const { id, name } = dataset;
		await send(exchange, requestsUntilCreated ? 202 : 201, {
			id,
			name,
			defaultRetentionPolicy: retentionPolicy,
		});
	},
};

function retentionPolicyOf(query: URLSearchParams): RetentionPolicy {
	const given = query.get('defaultRetentionPolicy') ?? 'None';
	if (given === 'None' || given === 'basicFIFO') return given;
	throw badRequest(`'${given}' is no retention policy.`, 'defaultRetentionPolicy');
}

function definitionOf({ body, service }: PowerBiRequest) {
	requireProperties(body, 'Dataset', 'dataset');
	const { name, tables, defaultMode = 'Push' } = body;
	if (typeof name !== 'string' || name === '') throw badRequest('A dataset has a name.', 'dataset');
	if (OTHERS.includes(String(defaultMode))) throw notSimulated(`defaultMode ${String(defaultMode)}`);
	if (!PUSHED.includes(String(defaultMode)))
		throw badRequest(`'${String(defaultMode)}' is no mode.`, 'dataset');
	if (!Array.isArray(tables) || tables.length === 0) throw badRequest('A dataset has tables.', 'dataset');
	const { limits } = service;
	if (tables.length > limits.tables)
		throw badRequest(`A dataset has no more than ${limits.tables} tables.`, 'dataset');
	const definitions = tables.map((table) => tableDefinition(table, limits, 'dataset'));
	requireDifferent(definitions, 'dataset');
	return { name, tables: definitions };
}

/** How the service is going to say it is not known yet. */
function noLongerCreated(): Refusal {
	const message = 'The creation of push semantic models is no longer supported.';
	return new Refusal(400, { body: { error: { code: 'BadRequest', message } } });
}
