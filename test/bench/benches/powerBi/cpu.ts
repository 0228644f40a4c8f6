import { appendFileSync, statSync } from 'node:fs';

import { Cloud } from '../../../simulators/cloud.ts';
import { csvOf } from '../../../simulators/domo/csv.ts';
import type { DataSet } from '../../../simulators/domo/dataSets.ts';
import { digestOfDataSet, landedInTable, newPushDataset, pushNode } from '../../material/powerBi.ts';
import { TemporaryFolder } from '../../material/temporaryFolder.ts';
import { wideDataSet } from '../../material/wideDataSet.ts';
import { atMost, type Figure } from '../../measuring/figure.ts';
import { inTurn, quotients } from '../../measuring/rounds.ts';
import { median, rounded } from '../../measuring/statistics.ts';
import { CsvReader } from '../../processes/csvReader.ts';
import { EngineProcess } from '../../processes/engineProcess.ts';

const ROWS = 1_000_000;
const WARM_UP = 30_000;
const ROUNDS = 3;
const ROWS_PER_POST = 10_000;
const NUMBERS = ['LONG', 'DECIMAL', 'DOUBLE'];

interface Work {
	cpuMilliseconds: number;
	jsonBytes: number;
}

/**
 * Processor time that the engine takes to push a DataSet: sign-in, export, staging, check of every value, two encrypted
 * connections and all; against the making of rows from the same CSV, on the disk, by csv-parse and JSON.stringify.
 */
export async function* cpu(): AsyncGenerator<Figure> {
	const folder = new TemporaryFolder();
	const cloud = await Cloud.start({ powerBiKeeps: 'digest' });
	const engine = await EngineProcess.start(cloud.certificates.authority);
	const plain = new CsvReader();

	const sidesFor = (rowCount: number) => {
		const dataSet = wideDataSet(rowCount);
		const expected = digestOfDataSet(dataSet);
		const path = folder.file(dataSet.id);
		writeCsv(dataSet, path);
		const numbers = dataSet.columns.filter(({ type }) => NUMBERS.includes(type)).map(({ name }) => name);
		return {
			csvBytes: statSync(path).size,
			node: async (): Promise<Work> => {
				const dataset = newPushDataset(cloud, dataSet);
				const { cpuMilliseconds } = await engine.run(pushNode(cloud, dataSet, dataset));
				return { cpuMilliseconds, ...landedInTable(cloud, dataset, expected) };
			},
			plain: async (): Promise<Work> => {
				const { rows, ...work } = await plain.read({ path, numbers, rowsPerBody: ROWS_PER_POST });
				if (rows !== rowCount) throw new Error(`csv-parse found ${rows} rows`);
				return work;
			},
		};
	};

	try {
		const { node: warmNode, plain: warmPlain } = sidesFor(WARM_UP);
		await inTurn(1, { node: warmNode, plain: warmPlain });
		const { csvBytes, node, plain: alone } = sidesFor(ROWS);
		const sides = await inTurn(ROUNDS, { node, plain: alone });
		yield {
			name: 'powerbi.cpu',
			values: quotients(sides.node.map(time), sides.plain.map(time)),
			unit: 'ratio',
			goal: atMost(1.4),
			detail: {
				...{ rows: ROWS, columns: 20, csvBytes, rowsPerPost: ROWS_PER_POST },
				...{ node: summary(sides.node), plain: summary(sides.plain) },
				against:
					'csv-parse (columns: true) over the same CSV in a file, Number() for LONG, DECIMAL and DOUBLE, null for none, text as it is for the rest, and JSON.stringify of every 10,000 rows: digits beyond a Double are lost, empty text and null are one, nothing is checked, nothing is sent',
			},
		};
	} finally {
		await Promise.all([engine.stop(), plain.stop()]);
		await cloud.stop();
		folder.remove();
	}
}

function writeCsv(dataSet: DataSet, path: string): void {
	for (const chunk of csvOf(dataSet, { header: true })) appendFileSync(path, chunk);
}

const time = ({ cpuMilliseconds }: Work) => cpuMilliseconds;

function summary(works: Work[]) {
	return {
		cpuSeconds: rounded(median(works.map(time)) / 1000),
		jsonBytes: works[0]?.jsonBytes,
	};
}
