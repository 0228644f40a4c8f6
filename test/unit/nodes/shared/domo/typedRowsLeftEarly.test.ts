import { setImmediate } from 'node:timers/promises';

import { typedRows } from '../../../../../nodes/shared/domo/typedRows.ts';

const schema = [{ name: 'LONG', type: 'LONG' }];

test('whoever stops early stops the export', async () => {
	let given = 0;
	const ended = Promise.withResolvers<void>();
	const endless = (async function* () {
		try {
			yield Buffer.from('LONG\n');
			for (;;) yield await Promise.resolve(Buffer.from(`${given++}\n`));
		} finally {
			ended.resolve();
		}
	})();
	for await (const row of typedRows(endless, schema)) if (row.LONG === 3) break;
	await ended.promise;
	const atEnd = given;
	await setImmediate();
	expect(given).toBe(atEnd);
});

test.each([
	['stops', undefined],
	['fails', new Error('disk full')],
])(
	'whoever %s early does not wait for data that are still to come, and stops the export',
	async (_, error) => {
		const [coming, ended] = [Promise.withResolvers<Buffer>(), Promise.withResolvers<void>()];
		const slow = (async function* () {
			try {
				yield Buffer.from('LONG\n1\n2\n3\n4\n5\n');
				for (;;) yield await coming.promise;
			} finally {
				ended.resolve();
			}
		})();
		const first = async () => {
			for await (const row of typedRows(slow, schema)) {
				if (error) throw error;
				return row;
			}
		};
		if (error) await expect(first()).rejects.toBe(error);
		else expect(await first()).toEqual({ LONG: 1 });
		coming.resolve(Buffer.from('6\n'));
		await ended.promise;
	},
);
