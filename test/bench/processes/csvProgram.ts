import { once } from 'node:events';
import { createReadStream } from 'node:fs';

import type * as CsvParse from 'csv-parse';

import { dependency } from '../material/built.ts';
import { answering } from './child.ts';
import type { CsvAnswer, CsvQuestion } from './csvReader.ts';

const { parse } = dependency<typeof CsvParse>('csv-parse');

/** As a plain program does it: each record an object, nothing for a number that is not there, the text of the rest as it is. */
answering<CsvQuestion, CsvAnswer>(async ({ path, numbers, rowsPerBody }) => {
	const cpu = process.cpuUsage();
	let batch: object[] = [];
	let [rows, jsonBytes] = [0, 0];
	const finish = () => {
		jsonBytes += Buffer.from(JSON.stringify({ rows: batch })).length;
		batch = [];
	};
	const records = createReadStream(path).pipe(parse({ columns: true }));
	records.on('data', (record: Record<string, string | number | null>) => {
		for (const name of numbers) record[name] = record[name] === '' ? null : Number(record[name]);
		rows += 1;
		if (batch.push(record) === rowsPerBody) finish();
	});
	await once(records, 'end');
	if (batch.length > 0) finish();
	const { user, system } = process.cpuUsage(cpu);
	return { rows, jsonBytes, cpuMilliseconds: (user + system) / 1000 };
});
