import type { Exchange } from '../exchange.ts';
import { createdAt, type DataSet, listItem, updatedAt } from './dataSets.ts';
import { refuse } from './errors.ts';

const MOST = 50;

type Key = (dataSet: DataSet) => string | number;

const touched: Key = (dataSet) => Date.parse(updatedAt(dataSet));
const updated: Key = (dataSet) => Date.parse(dataSet.dataCurrentAt ?? updatedAt(dataSet));
const created: Key = (dataSet) => Date.parse(createdAt(dataSet));
const byName: Key = (dataSet) => dataSet.name.toLowerCase();
// No simulated DataSet has cards or errors, so these leave the order as it is.
const none: Key = () => 0;

/** Domo's values of `sort`; times and counts run downwards unless the name says Ascending. */
const SORTS: Record<string, { key: Key; down: boolean }> = {
	name: { key: byName, down: false },
	nameDescending: { key: byName, down: true },
	lastTouched: { key: touched, down: true },
	lastTouchedAscending: { key: touched, down: false },
	lastUpdated: { key: updated, down: true },
	lastUpdatedAscending: { key: updated, down: false },
	createdAt: { key: created, down: true },
	createdAtAscending: { key: created, down: false },
	cardCount: { key: none, down: true },
	cardCountAscending: { key: none, down: false },
	cardViewCount: { key: none, down: true },
	cardViewCountAscending: { key: none, down: false },
	errorState: { key: none, down: false },
	errorStateDescending: { key: none, down: true },
	dataSourceId: { key: ({ id }) => id, down: false },
};

/** `GET /v1/datasets`: a bare array, without a total; deleted DataSets and those that are wholly denied are not in it. */
export async function answerList(exchange: Exchange, dataSets: Iterable<DataSet>): Promise<void> {
	const query = exchange.url.searchParams;
	const limit = wholeNumber(query.get('limit') ?? String(MOST));
	const offset = wholeNumber(query.get('offset') ?? '0');
	const sort = query.get('sort');
	if (limit === undefined || limit === 0 || offset === undefined || (sort !== null && !SORTS[sort])) {
		exchange.violate(`not a page of DataSets: ${exchange.url.search}`);
		return refuse(exchange, 400, 'Invalid limit, offset or sort.');
	}
	if (limit > MOST) exchange.violate(`a limit of ${limit}: the most is ${MOST}`);
	const like = (query.get('nameLike') ?? '').toLowerCase();
	const found = [...dataSets].filter(
		(dataSet) => listed(dataSet) && dataSet.name.toLowerCase().includes(like),
	);
	const page = sorted(found, sort).slice(offset, offset + Math.min(limit, MOST));
	await exchange.reply(200, page.map(listItem));
}

function listed(dataSet: DataSet): boolean {
	return !dataSet.deleted && (!dataSet.denied || dataSet.denied.of === 'data');
}

function sorted(dataSets: DataSet[], sort: string | null): DataSet[] {
	const by = sort === null ? undefined : SORTS[sort];
	if (!by) return dataSets;
	const sign = by.down ? -1 : 1;
	return dataSets.sort((one, other) => {
		const [a, b] = [by.key(one), by.key(other)];
		return a === b ? 0 : a < b ? -sign : sign;
	});
}

function wholeNumber(text: string): number | undefined {
	return /^\d+$/.test(text) ? Number(text) : undefined;
}
