import type { DescribedParameter } from './description.ts';
import type { Json } from './json.ts';
import type { Located } from './paths.ts';
import type { ContractRequest } from './request.ts';
import type { Schemas } from './schemas.ts';

/**
 * In what the parameters of a request contradict their description.
 * @param accepts whether a query parameter is right although it is not described
 */
export function parameterContradictions(
	described: DescribedParameter[],
	{ query, headers }: ContractRequest,
	located: Located,
	schemas: Schemas,
	accepts: (name: string) => boolean,
): string[] {
	const known = new Set(described.filter((parameter) => parameter.in === 'query').map(({ name }) => name));
	const unknown = [...new Set(query.keys())].filter((name) => !known.has(name) && !accepts(name));
	return [
		...unknown.map((name) => `the query parameter ${name} is not described`),
		...described.flatMap((parameter) => {
			const { name, required, schema } = parameter;
			const value = valueOf(parameter, query, headers, located);
			if (value === undefined)
				return required && parameter.in !== 'path'
					? [`the ${parameter.in} parameter ${name} is missing`]
					: [];
			return schemas.contradictions(schema, typed(value, schema), `the ${parameter.in} parameter ${name}`);
		}),
	];
}

function valueOf(
	{ name, in: place }: DescribedParameter,
	query: URLSearchParams,
	headers: Record<string, string>,
	{ parameters }: Located,
): string | undefined {
	if (place === 'query') return query.get(name) ?? undefined;
	return place === 'header' ? headers[name.toLowerCase()] : parameters[name];
}

/** Everything is text on the way; the schema says what it is to be read as. */
function typed(value: string, { type }: Json): unknown {
	if (type === 'integer' && /^-?[0-9]+$/.test(value)) return Number(value);
	if (type === 'boolean' && /^(?:true|false)$/.test(value)) return value === 'true';
	return type === 'array' ? value.split(',') : value;
}
