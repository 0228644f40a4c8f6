import type { Exchange } from '../exchange.ts';
import { csvOf } from './csv.ts';
import type { DataSet } from './dataSets.ts';
import { refuse, refuseWithPage } from './errors.ts';

const FLAGS: Record<string, boolean> = { true: true, false: false, '': false };

/** Whether the client names CSV as what it accepts. */
export function acceptsCsv(exchange: Exchange): boolean {
	const ranges = (exchange.headers.accept ?? '').split(',');
	return ranges.some((range) => range.split(';')[0]?.trim().toLowerCase() === 'text/csv');
}

/**
 * `GET /v1/datasets/{id}/data`: streamed, without a length, without ranges; the same bytes as `csvOf`.
 * Domo's portal: export data from DataSet.
 */
export async function answerExport(exchange: Exchange, dataSet: DataSet): Promise<void> {
	if (!acceptsCsv(exchange)) {
		exchange.violate('an export asked for without Accept: text/csv');
		return refuseWithPage(exchange, 406, 'Could not find acceptable representation');
	}
	const query = exchange.url.searchParams;
	const header = flag(query, 'includeHeader');
	const escapeFormulas = flag(query, 'disableFormulaInterpretation');
	if (header === undefined || escapeFormulas === undefined) {
		exchange.violate(`not a true or false: ${exchange.url.search}`);
		return refuse(exchange, 400, 'Failed to convert value of type String to required type Boolean');
	}
	const { columns, rows } = dataSet;
	dataSet.onExport?.(dataSet);
	const fileName = query.get('fileName');
	await exchange.stream(
		200,
		csvOf({ columns, rows }, { header, escapeFormulas }),
		{
			'content-type': 'text/csv',
			vary: 'Accept-Encoding',
			...(fileName === null ? {} : { 'content-disposition': `attachment; filename=${encodeURI(fileName)}` }),
		},
		{ gzip: true },
	);
}

/** Domo's Python client sends `True`, and is understood. */
function flag(query: URLSearchParams, name: string): boolean | undefined {
	return FLAGS[(query.get(name) ?? '').toLowerCase()];
}
