import { badRequest } from '../refusal.ts';
import type { Table } from '../table.ts';
import type { PowerBiRequest } from './operation.ts';

const HEADER = 'x-powerbi-pushdata-sequencenumber';

/**
 * The number that the rows come with; undefined without one, and where the preview is not there. What becomes of a number
 * that is not higher than the last is not documented: no client should have to know.
 * @throws Refusal 400
 */
export function sequenceNumberOf(
	{ exchange, caller, service }: PowerBiRequest,
	table: Table,
): number | undefined {
	const text = exchange.headers[HEADER];
	if (text === undefined || !service.behaviour.sequenceNumbers) return undefined;
	if (!/^\d{1,15}$/.test(text)) throw badRequest('A sequence number is a whole number.', HEADER);
	const last = table.sequenceNumbers.get(caller.clientId) ?? 0;
	if (Number(text) > last) return Number(text);
	throw badRequest(`The sequence number ${text} is not higher than the last, which is ${last}.`, HEADER);
}
