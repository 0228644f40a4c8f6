/**
 * The types of a push dataset's columns, as the service spells them.
 * https://learn.microsoft.com/power-bi/developer/automation/api-dataset-properties#data-type-restrictions
 */
export const COLUMN_TYPES = ['Int64', 'Double', 'Decimal', 'Boolean', 'Datetime', 'String'] as const;

export type ColumnType = (typeof COLUMN_TYPES)[number];

/** Where the types of the columns come from. */
export type ColumnTypes = 'dataSet' | 'infer' | 'define';

export interface Column {
	/** As the table has it. */
	name: string;
	type: ColumnType;
	/** As the data have it, where that differs. */
	from?: string;
}

/** Where columns are defined by hand. */
export const WHERE_DEFINED =
	'turn on Choose Columns and Types for a DataSet; for others, set Options > Column Types to Define';

const MEANING: Record<ColumnType, string> = {
	Boolean: 'true or false',
	Datetime: 'a date, or a date and time',
	Decimal: 'a number with up to 24 digits before the point and 4 behind it',
	Double: 'a number with about 15 digits',
	Int64: 'a whole number',
	String: 'text of up to 4,000 characters',
};

/** For lists to choose a type from. */
export const TYPE_OPTIONS = Object.entries(MEANING).map(([value, description]) => ({
	name: value,
	value,
	description: description.charAt(0).toUpperCase() + description.slice(1),
}));

/** What a value of the type is, to follow "is not". */
export const meaningOf = (type: ColumnType): string => MEANING[type];
