import type { DataSet } from '../simulators/domo/dataSets.ts';

/** A DataSet, less its rows, with a column of each type that Domo has. */
export const everyType: Omit<DataSet, 'rows'> = {
	id: '845305d8-da3d-4107-a9d6-13ef3f86d4a4',
	name: 'Orders',
	columns: [
		{ name: 'id', type: 'LONG' },
		{ name: 'note', type: 'STRING' },
		{ name: 'price', type: 'DECIMAL' },
		{ name: 'ratio', type: 'DOUBLE' },
		{ name: 'day', type: 'DATE' },
		{ name: 'at', type: 'DATETIME' },
	],
	owner: { id: 27, name: 'Leonhard Euler' },
	dataCurrentAt: '2026-02-01T06:00:00Z',
};
