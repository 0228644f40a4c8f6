import { COLUMN_TYPES, type ColumnType } from './columnTypes.ts';

/** As the service takes them: `dataType` is one of Int64, Double, Boolean (or bool), Datetime, String, Decimal in any case. */
export interface ColumnDefinition {
	name: string;
	dataType: string;
	[other: string]: unknown;
}

export interface RowColumn {
	name: string;
	type: ColumnType;
}

/** @throws Error for a type that there is not */
export function rowColumns(columns: readonly ColumnDefinition[]): RowColumn[] {
	return columns.map(({ name, dataType }) => {
		const type = COLUMN_TYPES.get(dataType.toLowerCase());
		if (!type) throw new Error(`no type ${dataType}`);
		return { name, type };
	});
}
