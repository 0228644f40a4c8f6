import type { DataSet } from '../../shared/domo/dataSet';
import type { Column, ColumnType } from './column';

/** https://developer.domo.com/portal/8s3y9eldnjq8d-data-set-api */
const TYPES: Record<string, ColumnType> = {
	STRING: 'String',
	LONG: 'Int64',
	DOUBLE: 'Double',
	DECIMAL: 'Decimal',
	DATE: 'Datetime',
	DATETIME: 'Datetime',
};

/** The columns that a DataSet's schema comes to in Power BI. */
export function columnsOfDataSet(schema: DataSet['schema']): Column[] {
	return schema.map(({ name, type }) => ({ name, type: TYPES[type.toUpperCase()] ?? 'String' }));
}
