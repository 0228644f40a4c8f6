import { spawnSync } from 'node:child_process';

const bench = (...names: string[]) =>
	spawnSync(process.execPath, ['test/bench/bench.ts', ...names], { encoding: 'utf8' });

test.each([
	[['upload', 'nonsense'], 'There is no bench nonsense. Name any of: '],
	[['toString'], 'There is no bench toString. Name any of: '],
	[[], 'Which benches? Name any of: '],
])('%j: says which benches there are, and measures nothing', (names, message) => {
	const { status, stdout, stderr } = bench(...names);
	expect(stderr).toContain(`${message}upload, `);
	expect([status, stdout]).toEqual([2, '']);
});
