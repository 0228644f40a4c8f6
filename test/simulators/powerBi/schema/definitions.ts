import { isObject, type Json } from '../../contracts/json.ts';
import type { Limits } from '../limits.ts';
import { badRequest, notSimulated } from '../refusal.ts';
import { COLUMN_TYPES } from '../rows/columnTypes.ts';
import type { TableDefinition } from '../table.ts';

/** What each type of the service has; any other property is refused. */
const PROPERTIES = {
	Dataset: ['name', 'defaultMode', 'tables', 'relationships', 'datasources'],
	Table: ['name', 'columns', 'rows', 'measures', 'isHidden', 'description', 'source'],
	Column: ['name', 'dataType', 'formatString', 'sortByColumn', 'dataCategory', 'isHidden', 'summarizeBy'],
};
/** Properties that would change what the service does with rows. */
const NOT_SIMULATED = ['relationships', 'datasources', 'rows', 'measures', 'source'];
const TABLE_NAME = /^[\t\n\r #\-0-9@A-Z^_a-z~-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]{1,100}$/u;
const COLUMN_NAME = /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+$/u;

/** Which parameter of the request is at fault. */
export type Target = 'dataset' | 'requestMessage';

/** What holds for every object of a definition. @throws Refusal */
export function requireProperties(
	value: unknown,
	type: keyof typeof PROPERTIES,
	target: Target,
): asserts value is Json {
	if (!isObject(value)) throw badRequest(`A ${type} is an object.`, target);
	const unknown = Object.keys(value).find((name) => !PROPERTIES[type].includes(name));
	if (unknown !== undefined) {
		const where = `type 'Microsoft.PowerBI.ServiceContracts.Api.${type}'`;
		throw badRequest(
			`The property '${unknown}' does not exist on ${where}. Make sure to only use property names that are defined by the type.`,
			target,
			`the property ${unknown} of a ${type}`,
		);
	}
	for (const [name, given] of Object.entries(value)) {
		if (NOT_SIMULATED.includes(name)) throw notSimulated(`${name} of a ${type}`);
		if (!fits(name, given)) throw badRequest(`The ${name} of a ${type} is not of the right type.`, target);
	}
}

/** @throws Refusal */
export function tableDefinition(value: unknown, limits: Limits, target: Target): TableDefinition {
	requireProperties(value, 'Table', target);
	const { name, columns } = value;
	if (typeof name !== 'string' || !TABLE_NAME.test(name))
		throw badRequest(`'${String(name)}' is no name for a table.`, target);
	if (!Array.isArray(columns) || columns.length === 0)
		throw badRequest(`The table '${name}' has no columns.`, target);
	if (columns.length > limits.columns)
		throw badRequest(`The table '${name}' has more than ${limits.columns} columns.`, target);
	columns.forEach((column) => requireColumn(column, target));
	const definition = { ...value, name, columns: columns as TableDefinition['columns'] };
	requireDifferent(definition.columns, target);
	const names = new Set(definition.columns.map((column) => column.name));
	const sorted = definition.columns.find(
		({ sortByColumn }) => sortByColumn !== undefined && !names.has(sortByColumn as string),
	);
	if (sorted) throw badRequest(`'${sorted.name}' is sorted by a column that there is not.`, target);
	return definition;
}

/** Names that differ only in case are the same in a model. @throws Refusal */
export function requireDifferent(named: ReadonlyArray<{ name: string }>, target: Target): void {
	const names = named.map(({ name }) => name.toLowerCase());
	const twice = named.find((_, index) => names.indexOf(names[index]!) !== index);
	if (twice) throw badRequest(`The name '${twice.name}' is given twice.`, target);
}

function requireColumn(value: unknown, target: Target): void {
	requireProperties(value, 'Column', target);
	const { name, dataType } = value;
	if (typeof name !== 'string' || !COLUMN_NAME.test(name))
		throw badRequest(`'${String(name)}' is no name for a column.`, target);
	if (typeof dataType !== 'string' || !COLUMN_TYPES.has(dataType.toLowerCase()))
		throw badRequest(`'${String(dataType)}' is no type for the column '${name}'.`, target);
}

function fits(name: string, value: unknown): boolean {
	if (name === 'isHidden') return typeof value === 'boolean';
	if (name === 'tables' || name === 'columns') return Array.isArray(value);
	return typeof value === 'string';
}
