import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';

import { dereference, isObject, type Json, listIn, objectIn } from './json.ts';

const ROOT = 'https://contract.invalid/';
const UNCHECKED_FORMATS = [
	...[
		'base64url',
		'binary',
		'byte',
		'date-time-rfc1123',
		'double',
		'file',
		'float',
		'int16',
		'int32',
		'int64',
	],
];

/** The schemas of a description, turned into JSON Schema 2019-09. */
export class Schemas {
	private readonly document: Json;
	private readonly closed: boolean;
	private readonly ajv = new Ajv2019({ strict: false, allErrors: true });
	private readonly compiled = new Map<Json, ValidateFunction>();

	/** @param closed whether a property that is not described contradicts, so that a misspelt one is found */
	constructor(document: Json, closed: boolean) {
		this.document = document;
		this.closed = closed;
		for (const format of UNCHECKED_FORMATS) this.ajv.addFormat(format, true);
		// The dates in Graph's errors name no time zone.
		this.ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/);
		this.ajv.addFormat('uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
		const { schemas } = objectIn(document.components);
		this.ajv.addSchema({
			$id: ROOT,
			components: { schemas: this.convertEach(schemas) },
			definitions: this.convertEach(document.definitions),
		});
	}

	/** Says in what a value does not fit a schema of the description. */
	contradictions(schema: Json, value: unknown, what: string): string[] {
		let validate = this.compiled.get(schema);
		if (!validate) {
			validate = this.ajv.compile(this.converted(schema));
			this.compiled.set(schema, validate);
		}
		if (validate(value)) return [];
		return (validate.errors ?? []).map(
			({ instancePath, message, params }) =>
				`${what}${instancePath} ${message ?? 'is wrong'} ${JSON.stringify(params)}`,
		);
	}

	/** A schema in a place of its own, so not part of another one: here it is known which properties there are. */
	private converted(schema: unknown): Json {
		const converted = this.convert(schema);
		if (!this.closed || !this.declaresProperties(schema)) return converted;
		return { ...converted, patternProperties: { '^@odata\\.': true }, unevaluatedProperties: false };
	}

	private convert(schema: unknown): Json {
		const { nullable, additionalProperties, ...rest } = objectIn(schema);
		const converted: Json = {
			...rest,
			...(isObject(rest.properties)
				? { type: 'object', properties: this.convertedEach(rest.properties) }
				: {}),
			...(isObject(rest.items) ? { items: this.converted(rest.items) } : {}),
			...(Array.isArray(rest.allOf) ? { allOf: rest.allOf.map((part) => this.convert(part)) } : {}),
			...(typeof rest.$ref === 'string' ? { $ref: rest.$ref.replace(/^#/, `${ROOT}#`) } : {}),
			...(additionalProperties === false ? { additionalProperties } : {}),
			...(isObject(additionalProperties)
				? { additionalProperties: this.converted(additionalProperties) }
				: {}),
		};
		return nullable === true ? { anyOf: [{ type: 'null' }, converted] } : converted;
	}

	private convertEach(schemas: unknown): Json {
		return Object.fromEntries(
			Object.entries(objectIn(schemas)).map(([name, schema]) => [name, this.convert(schema)]),
		);
	}

	private convertedEach(schemas: Json): Json {
		return Object.fromEntries(
			Object.entries(schemas).map(([name, schema]) => [name, this.converted(schema)]),
		);
	}

	/** False for objects that may hold anything, such as the rows of a table. */
	private declaresProperties(schema: unknown): boolean {
		const { properties, additionalProperties, allOf } = dereference(this.document, schema);
		if (isObject(additionalProperties)) return false;
		return (
			Object.keys(objectIn(properties)).length > 0 ||
			listIn(allOf).some((part) => this.declaresProperties(part))
		);
	}
}
