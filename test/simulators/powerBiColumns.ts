import type { ColumnType, DataSet } from './domo/dataSets.ts';

const DATA_TYPES: Record<ColumnType, string> = {
	STRING: 'String',
	LONG: 'Int64',
	DOUBLE: 'Double',
	DECIMAL: 'Decimal',
	DATE: 'Datetime',
	DATETIME: 'Datetime',
};

/** The columns of a push dataset's table that holds a DataSet's values as they are. */
export const powerBiColumns = (columns: DataSet['columns']): Array<{ name: string; dataType: string }> =>
	columns.map(({ name, type }) => ({ name, dataType: DATA_TYPES[type] }));
