import type { Exchange } from '../../exchange.ts';
import { send } from '../answer.ts';
import type { Dataset, Push } from '../dataset.ts';
import { badRequest, Refusal, tooLarge, wrongMediaType } from '../refusal.ts';
import { RowsRefused } from '../rows/jsonScanner.ts';
import { type Batch, TooManyRows } from '../rows/rowReader.ts';
import type { Table } from '../table.ts';
import { type Operation, type PowerBiRequest, pushDatasetOf, tableOf } from './operation.ts';
import { sequenceNumberOf } from './sequenceNumber.ts';
import { requirePost, requireRows } from './pacing.ts';

/**
 * Takes all rows of a request, or none.
 * @see https://learn.microsoft.com/rest/api/power-bi/push-datasets/datasets-post-rows-in-group
 */
export const postRows: Operation = {
	access: 'changeDataset',
	async run(request) {
		const { exchange, service } = request;
		const dataset = pushDatasetOf(request);
		const table = tableOf(request, dataset);
		const push: Push = { at: service.now(), table: table.name, rows: 0 };
		dataset.pushes.push(push);
		dataset.pending.add(exchange);
		try {
			requirePost(request, dataset);
			await take(request, dataset, table, push);
			push.status = 200;
			await send(exchange, 200);
		} catch (error) {
			if (error instanceof Refusal) push.status = error.status;
			throw error;
		} finally {
			dataset.pending.delete(exchange);
		}
	},
};

async function take(request: PowerBiRequest, dataset: Dataset, table: Table, push: Push): Promise<void> {
	const { exchange, service } = request;
	requireMediaType(exchange);
	const batch = read(await bodyOf(exchange, service.limits.bytesPerRequest), table);
	const sequenceNumber = sequenceNumberOf(request, table);
	requireRows(request, dataset, batch.count);
	requireRoom(dataset, table, batch.count, service.limits.rowsWithoutPolicy);
	if (batch.count === 0) exchange.warn('a POST of no rows');
	table.append(batch);
	dataset.spend({ rows: batch.count });
	push.rows = batch.count;
	if (sequenceNumber !== undefined) table.sequenceNumbers.set(request.caller.clientId, sequenceNumber);
}

function requireMediaType({ headers }: Exchange): void {
	if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? ''))
		throw wrongMediaType('rows are sent as application/json');
	if (headers['content-encoding'] !== undefined) throw wrongMediaType('rows are sent without any encoding');
}

/** All of the body is read, whatever becomes of it: a client that still sends would not see the answer. */
async function bodyOf(exchange: Exchange, most: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of exchange.body()) {
		if (exchange.entry.bodyBytes > most) chunks.length = 0;
		else chunks.push(chunk);
	}
	if (exchange.entry.bodyBytes > most) throw tooLarge(`a request of more than ${most} bytes`);
	return Buffer.concat(chunks);
}

/** @throws Refusal 400 or 413 */
function read(body: Buffer, table: Table): Batch {
	try {
		return table.reader(body).read();
	} catch (error) {
		if (error instanceof TooManyRows) throw tooLarge(error.message);
		if (error instanceof RowsRefused) throw badRequest(error.message, 'requestMessage');
		throw error;
	}
}

/** How the service says that a table is full is not known. */
function requireRoom(dataset: Dataset, table: Table, rows: number, most: number): void {
	if (dataset.retentionPolicy === 'basicFIFO' || table.rowCount + rows <= most) return;
	const message = `The table holds ${most} rows at most.`;
	throw new Refusal(400, { body: { error: { code: 'BadRequest', message } }, warning: message });
}
