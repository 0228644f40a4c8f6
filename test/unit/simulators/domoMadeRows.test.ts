import { createHash } from 'node:crypto';
import { get } from 'node:https';

import { csvOf } from '../../simulators/domo/csv.ts';
import type { DataSet } from '../../simulators/domo/dataSets.ts';
import { DomoFixture } from './domoFixture.ts';

const fixture = new DomoFixture();
let token: string;

async function read(path: string, headers: Record<string, string> = { accept: 'text/csv' }) {
	return await fixture.read(`/v1/datasets/${path}`, token, headers);
}

beforeEach(async () => {
	token = await fixture.token();
});

const made = (count: number, onClose = () => {}): DataSet => ({
	id: 'made',
	name: 'Made',
	columns: [{ name: 'text', type: 'STRING' }],
	rowCount: count,
	*rows() {
		try {
			for (let i = 0; i < count; i += 1) yield [`${i} ${'x'.repeat(1000)}`];
		} finally {
			onClose();
		}
	},
});

test('made rows are the same bytes as csvOf gives, whatever the size', async () => {
	fixture.domo.add(made(40_000));
	const expected = createHash('sha256');
	for (const chunk of csvOf(made(40_000), { header: true })) expected.update(chunk);
	const { bytes } = await read('made/data?includeHeader=true');
	expect(createHash('sha256').update(bytes).digest('hex')).toBe(expected.digest('hex'));
});

test.each([{}, { 'accept-encoding': 'gzip' }])(
	'rows are made no more once the client is gone %j',
	async (encoding) => {
		await new Promise<void>((resolve, reject) => {
			fixture.domo.add(made(100_000_000, resolve));
			const headers = { authorization: `Bearer ${token}`, accept: 'text/csv', ...encoding };
			const url = `${fixture.domo.server.origin}/v1/datasets/made/data`;
			const sent = get(url, { ca: fixture.certificateAuthority, agent: false, headers }, (response) => {
				response.once('data', () => response.destroy());
			});
			sent.on('error', reject);
		});
		expect(fixture.journal.violations).toEqual([]);
	},
);

test('made rows need their count told, and as many values as there are columns', async () => {
	fixture.domo.add({ ...made(1), rowCount: undefined });
	await expect(read('made', {})).rejects.toThrow();
	expect(fixture.journal.violations).toEqual([expect.stringContaining('give it a rowCount')]);
	expect(() => [...csvOf({ columns: made(1).columns, rows: [['too', 'many']] })]).toThrow(
		'2 values for 1 columns',
	);
});
