import {
	budgetOf,
	DatasetBudget,
	type Pending,
} from '../../../../../nodes/PowerBiWriteback/pacing/datasetBudget.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const post = (rows: number, more: Partial<Pending> = {}): Pending => ({
	table: 'T',
	kept: Infinity,
	rows,
	...more,
});

/** Pushes so many batches at a time. */
function push(
	budget: DatasetBudget,
	now: number,
	batches: number,
	rows: number,
	more: Partial<Pending> = {},
): void {
	for (let count = 0; count < batches; count++) {
		const pending = post(rows, more);
		budget.begin(pending);
		budget.settle({ pending, now, rowsAre: 'in' });
	}
}

test('five may be on their way; the next waits until one is answered', async () => {
	const budget = new DatasetBudget();
	const pending = Array.from({ length: 5 }, () => post(1));
	for (const each of pending.slice(0, 4)) budget.begin(each);
	expect(budget.full).toBe(false);
	budget.begin(pending[4]!);
	expect(budget.full).toBe(true);
	const settled = budget.nextSettled();
	budget.settle({ pending: pending[2]!, now: 0, rowsAre: 'in' });
	await settled;
	expect(budget.full).toBe(false);
});

test('what is on its way counts, and what was refused counts as a POST only', () => {
	const budget = new DatasetBudget();
	push(budget, 0, 99, 10_000);
	const pending = post(10_000);
	budget.begin(pending);
	expect(budget.waitBefore(1000, 1)).toBe(HOUR - 1000);
	budget.settle({ pending, now: 1000, rowsAre: 'out' });
	expect(budget.waitBefore(1000, 10_000)).toBe(0);
	budget.cleared('T');
	push(budget, 1000, 20, 1);
	expect(budget.waitBefore(1000, 1)).toBe(MINUTE - 1000);
});

test('from 250,000 rows in any table on, the dataset takes 120 POSTs an hour', () => {
	const budget = new DatasetBudget();
	push(budget, 0, 60, 4000);
	push(budget, MINUTE, 60, 100, { table: 'Other' });
	expect(budget.waitBefore(2 * MINUTE, 1)).toBe(0);
	push(budget, 2 * MINUTE, 1, 10_000);
	expect(budget.waitBefore(3 * MINUTE, 1)).toBe(HOUR - 3 * MINUTE);
	budget.cleared('T');
	expect(budget.waitBefore(3 * MINUTE, 1)).toBe(0);
	budget.foundLarge('Other');
	expect(budget.waitBefore(3 * MINUTE, 1)).toBe(HOUR - 3 * MINUTE);
});

test('a table that keeps 200,000 rows does not become a large one', () => {
	const budget = new DatasetBudget();
	push(budget, 0, 30, 10_000, { kept: 200_000 });
	expect(budget.rowsIn('T')).toBe(200_000);
});

test('a wait that the service asked for holds for everybody', () => {
	const budget = new DatasetBudget();
	budget.hold(5000);
	budget.hold(3000);
	expect(budget.waitBefore(1000, 1)).toBe(4000);
	expect(budget.leastDuration(1000, { batches: [1], stored: 0 })).toBe(4000);
});

test('rows that may be in count against the hour, and not as stored', () => {
	const budget = new DatasetBudget();
	const pending = post(1_000_000);
	budget.begin(pending);
	budget.settle({ pending, now: 0, rowsAre: 'unknown' });
	expect(budget.waitBefore(0, 1)).toBe(HOUR);
	expect(budget.rowsIn('T')).toBe(0);
});

test('a dataset has one budget, which remembers its rows until 1,000 others were used after it', () => {
	const budget = budgetOf('https://a', 'ABC', 0);
	push(budget, 0, 1, 7);
	expect(budgetOf('https://a', 'abc', MINUTE)).toBe(budget);
	expect(budgetOf('https://b', 'abc', MINUTE)).not.toBe(budget);
	const others = (now: number, count: number) => {
		for (let other = 0; other < count; other++) budgetOf('https://c', String(other), now);
	};
	others(2 * HOUR, 900);
	expect(budgetOf('https://a', 'abc', 2 * HOUR).rowsIn('T')).toBe(7);
	others(MINUTE, 1100);
	expect(budgetOf('https://a', 'abc', MINUTE)).toBe(budget);
	others(2 * HOUR, 1100);
	expect(budgetOf('https://a', 'abc', 2 * HOUR)).not.toBe(budget);
});
