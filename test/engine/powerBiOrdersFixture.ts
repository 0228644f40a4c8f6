import type { DataSet } from '../simulators/domo/dataSets.ts';
import { byId } from './fixture.ts';
import { PowerBiFixture } from './powerBiFixture.ts';

const dataSet: DataSet = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Orders',
	columns: [
		{ name: 'id', type: 'LONG' },
		{ name: 'note', type: 'STRING' },
	],
	rows: [
		[1, 'one'],
		[2, null],
	],
};

/** The same with a small DataSet at Domo. */
export class PowerBiOrdersFixture extends PowerBiFixture {
	readonly dataSet = dataSet;
	/** What a push of the DataSet is told. */
	readonly from = { dataSetId: byId(dataSet.id) };

	constructor() {
		super({ dataSets: [dataSet] });
	}

	get workspace() {
		return this.cloud.powerBiCustomer.sales;
	}

	/** What is in the first table of the dataset of a name. */
	rowsOf(name: string) {
		return this.workspace.datasets.find((dataset) => dataset.name === name)?.tables[0]?.rows;
	}
}

export const byName = (value: string) => ({ __rl: true, mode: 'name', value });
