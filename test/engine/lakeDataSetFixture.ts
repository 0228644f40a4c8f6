import { createHash, randomBytes } from 'node:crypto';

import { csvOf } from '../simulators/domo/csv.ts';
import type { DataSet } from '../simulators/domo/dataSets.ts';
import { byId } from './fixture.ts';
import { LakeFixture } from './lakeFixture.ts';

const sales: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Umsätze 2026',
	columns: [
		{ name: 'Region', type: 'STRING' },
		{ name: 'Betrag', type: 'DECIMAL' },
	],
	rows: Array.from({ length: 60_000 }, (_, row) => [
		`Köln ${randomBytes(190).toString('base64')}`,
		`${row}.50`,
	]),
	owner: { id: 27, name: 'Leonhard Euler' },
};

export const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');

/** The same with a DataSet of several blocks at Domo. */
export class LakeDataSetFixture extends LakeFixture {
	readonly dataSet = sales;

	constructor() {
		super({ dataSets: [sales] });
	}

	/** What Domo exports. */
	get csv(): Buffer {
		return Buffer.concat([...csvOf(sales, { header: true })]);
	}

	/** File: Upload of the DataSet. */
	ofDataSet(parameters = {}) {
		return {
			...this.store('', { source: 'domoDataSet', dataSetId: byId(sales.id), ...parameters }),
			credentials: [this.lakeApp, this.domo],
		};
	}
}
