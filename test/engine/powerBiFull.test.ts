import type { LIMITS } from '../../nodes/PowerBiWriteback/limits.ts';

import { PowerBiFixture } from './powerBiFixture.ts';

// Long work for a machine that has other work to do.
jest.setTimeout(300_000);

const MINUTE = 60_000;
const fixture = new PowerBiFixture({ powerBiKeeps: 'digest' });
const columns = [{ name: 'id', type: 'LONG' as const }];
const file = (count: number) => ({ binary: { data: { data: Buffer.from(`id\n${'1\n'.repeat(count)}`) } } });

test('a table that others made large shows in a 429, and has 120 POSTs an hour from then on', async () => {
	const { dataset, table } = fixture.addDataset('Large', columns);
	table.put(Array.from({ length: 250_000 }, () => [1n]));
	dataset.spend({ posts: 119 });
	fixture.clock.turn(2 * MINUTE);
	const items = Array.from({ length: 130 }, () => file(1));
	await fixture.succeed(fixture.push(dataset, { source: 'binary' }, { items }));
	expect(table.rowCount).toBe(250_130);
	expect(dataset.pushes.filter(({ status }) => status !== 200).map(({ status }) => status)).toEqual([429]);
});

describe('a full table', () => {
	test('that others have filled is named when rows are refused, with what is in', async () => {
		const { limits } = fixture.cloud.powerBi;
		const { dataset, table } = fixture.addDataset('Full', columns);
		table.put(Array.from({ length: 4_000 }, () => [1n]));
		const { rowsWithoutPolicy } = limits;
		limits.rowsWithoutPolicy = 15_000;
		const error = await fixture.fail(fixture.push(dataset, { source: 'binary' }, { items: [file(25_000)] }));
		limits.rowsWithoutPolicy = rowsWithoutPolicy;
		expect(error.message).toBe(
			'Power BI could not push rows to "T" (400 BadRequest). 10,000 of 25,000 rows are in "T"',
		);
		expect(error.description).toContain(
			'Or the table is full: without retention policy it takes 5,000,000 rows',
		);
		expect(table.rowCount).toBe(14_000);
	});

	test('is said of one that this process has filled', async () => {
		const module = fixture.engine.module<{ LIMITS: Record<keyof typeof LIMITS, number> }>(
			'nodes/PowerBiWriteback/limits.js',
		);
		const { rowsWithoutPolicy } = module.LIMITS;
		module.LIMITS.rowsWithoutPolicy = 15_000;
		const { dataset, table } = fixture.addDataset('Filled', columns);
		const push = async () =>
			await fixture.succeed(fixture.push(dataset, { source: 'binary' }, { items: [file(10_000)] }));
		const [first] = await push();
		fixture.clock.turn(24 * 60 * MINUTE);
		const [second] = await push();
		module.LIMITS.rowsWithoutPolicy = rowsWithoutPolicy;
		expect(first?.warnings).toBeUndefined();
		expect(second?.warnings).toEqual([
			'The table may be full: 10,000 rows were pushed to it before, and without retention policy it holds 15,000.',
		]);
		expect(table.rowCount).toBe(20_000);
	});
});
