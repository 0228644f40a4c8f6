import { randomUUID } from 'node:crypto';

import { Engine } from '../../../engine/engine.ts';
import { TurnableClock } from '../../../simulators/clocks.ts';
import { Cloud } from '../../../simulators/cloud.ts';
import type { DataSet } from '../../../simulators/domo/dataSets.ts';
import { leastTime } from '../../../simulators/powerBi/quota/leastTime.ts';
import { digestOfDataSet, landedInTable, newPushDataset, pushNode } from '../../material/powerBi.ts';
import { turnedByWaits } from '../../material/turnedClock.ts';
import { atMost, type Figure } from '../../measuring/figure.ts';

const ROWS = 3_000_000;
const HOUR = 3_600_000;
const SECOND = 1000;

/**
 * Time that a push takes on a clock that only the node's waits turn, over the least that the service's limits allow; and
 * the same where every POST takes its time as well.
 */
export async function* time(): AsyncGenerator<Figure> {
	const clock = new TurnableClock(Date.now());
	const cloud = await Cloud.start({ powerBiKeeps: 'digest', powerBiNow: clock.now });
	cloud.entra.tokenLifetime = (14 * 24 * HOUR) / SECOND;
	const engine = await Engine.start({ authority: cloud.certificates.authority });
	turnedByWaits(engine, clock);
	const dataSet = numbers(ROWS);
	const expected = digestOfDataSet(dataSet);

	const push = async (postMilliseconds: number) => {
		const dataset = newPushDataset(cloud, dataSet);
		if (postMilliseconds) everyPostTakes(cloud, clock, postMilliseconds);
		const { credentials, ...node } = pushNode(cloud, dataSet, dataset);
		const { status, error } = await engine.run({
			...node,
			credentials: credentials.map(({ type, data }) => engine.credentials.add(type, data)),
		});
		if (status !== 'success') throw new Error(`the node ended with ${status}: ${error?.message}`);
		cloud.powerBi.server.faults.clear();
		landedInTable(cloud, dataset, expected);
		const [first, last] = [dataset.pushes[0], dataset.pushes.at(-1)];
		return (last?.at ?? NaN) - (first?.at ?? NaN);
	};

	try {
		const least = leastTime({ rows: ROWS });
		const detail = { rows: ROWS, leastHours: least / HOUR };
		yield {
			name: 'powerbi.time',
			values: [(await push(0)) / least],
			unit: 'ratio',
			goal: atMost(1.05),
			detail: {
				...detail,
				postSeconds: 0,
				against: 'any 60 s and any 60 min kept within the limits, which is the strictest way to count',
			},
		};
		yield {
			name: 'powerbi.time.answers',
			values: [(await push(SECOND)) / least],
			unit: 'ratio',
			goal: atMost(1.05),
			detail: { ...detail, postSeconds: 1, against: 'the same least time, in which a POST takes none' },
		};
	} finally {
		engine.stop();
		await cloud.stop();
	}
}

/** The rows are taken at once; until the answer comes, time passes. */
function everyPostTakes(cloud: Cloud, clock: TurnableClock, milliseconds: number): void {
	cloud.powerBi.server.faults.add({
		path: /\/rows$/,
		method: 'POST',
		times: Infinity,
		does: {
			kind: 'slow',
			get until() {
				return Promise.resolve(clock.turn(milliseconds));
			},
		},
	});
}

/** As narrow as can be: only the number of rows counts here. */
function numbers(rowCount: number): DataSet {
	const id = randomUUID();
	const rows = function* () {
		for (let row = 0; row < rowCount; row++) yield [row];
	};
	return { id, name: id, columns: [{ name: 'Order ID', type: 'LONG' }], rows, rowCount };
}
