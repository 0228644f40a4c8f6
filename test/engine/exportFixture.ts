import { csvOf } from '../simulators/domo/csv.ts';
import type { DataSet } from '../simulators/domo/dataSets.ts';
import { everyType } from './everyType.ts';
import { byId, Fixture } from './fixture.ts';

const dataSet: DataSet = {
	...everyType,
	rows: [
		[1, 'one, "two"\nthree', '12.50', 0.1, '2026-01-31', '2026-01-31T23:59:59'],
		[9_007_199_254_740_993n, '', '12345678901234567890.1234', null, null, null],
		[null, null, null, 1e21, '', ''],
	],
};

/** The same with a DataSet at Domo. Tests may change it: after each it is as it was. */
export class ExportFixture extends Fixture {
	readonly dataSet = dataSet;
	/** The address of an export. */
	readonly exports = /\/data\?/;

	constructor() {
		super({ dataSets: [dataSet] });
		afterEach(() => {
			Object.assign(dataSet, {
				rowCount: undefined,
				pdpEnabled: undefined,
				deleted: undefined,
				denied: undefined,
				onExport: undefined,
			});
		});
	}

	/** What Domo exports. */
	get csv(): Buffer {
		return Buffer.concat([...csvOf(dataSet, { header: true })]);
	}

	/** DataSet: Export, as a file unless told otherwise. */
	exporting(parameters = {}) {
		return {
			type: 'domo',
			credentials: [this.domo],
			parameters: {
				resource: 'dataSet',
				operation: 'export',
				dataSetId: byId(dataSet.id),
				output: 'file',
				...parameters,
			},
		};
	}

	/** The bytes of the file that an export put into the binary field. */
	async file(parameters = {}): Promise<Buffer> {
		const { items, error } = await this.run(this.exporting(parameters));
		expect(error).toBeUndefined();
		const { BinaryDataService } = this.engine.modules.core;
		const [binary] = Object.values(items[0]?.binary ?? {});
		return await this.engine.modules.Container.get(BinaryDataService).getAsBuffer(binary as never);
	}
}
