import { dereference, isObject, type Json, listIn, objectIn } from './json.ts';

/** A parameter, whichever version of OpenAPI describes it. */
export interface DescribedParameter {
	name: string;
	in: string;
	required: boolean;
	schema: Json;
}

export interface DescribedBody {
	required: boolean;
	/** Undefined for bytes and text. */
	json: Json | undefined;
}

export interface DescribedOperation {
	parameters: DescribedParameter[];
	/** Undefined when no body is described. */
	body: DescribedBody | undefined;
	/** By status, `2XX` or `default`: the schema of the JSON answer, undefined where none is described. */
	answers: Map<string, Json | undefined>;
}

/** All paths of a description, those that a query tells apart included. */
export function pathsOf(document: Json): Json {
	return { ...objectIn(document.paths), ...objectIn(document['x-ms-paths']) };
}

/** What is described of a method on a path; undefined when nothing is. */
export function operationAt(document: Json, path: string, method: string): DescribedOperation | undefined {
	const pathItem = objectIn(pathsOf(document)[path]);
	const operation = pathItem[method.toLowerCase()];
	if (!isObject(operation)) return undefined;
	const parameters = [...listIn(pathItem.parameters), ...listIn(operation.parameters)].map((parameter) =>
		dereference(document, parameter),
	);
	return {
		parameters: parameters.filter((parameter) => parameter.in !== 'body').map(parameterOf),
		body: bodyOf(document, operation, parameters),
		answers: answersOf(document, operation),
	};
}

/** Swagger 2.0 writes the schema's keywords into the parameter itself. */
function parameterOf({ name, in: place, required, schema, ...keywords }: Json): DescribedParameter {
	return {
		name: String(name),
		in: String(place),
		required: required === true,
		schema: objectIn(schema ?? keywords),
	};
}

function bodyOf(document: Json, operation: Json, parameters: Json[]): DescribedBody | undefined {
	const inParameter = parameters.find((parameter) => parameter.in === 'body');
	if (inParameter) {
		const schema = objectIn(inParameter.schema);
		return { required: inParameter.required === true, json: schema.format === 'file' ? undefined : schema };
	}
	if (!isObject(operation.requestBody)) return undefined;
	const body = dereference(document, operation.requestBody);
	return { required: body.required === true, json: jsonOf(body) };
}

function answersOf(document: Json, operation: Json): Map<string, Json | undefined> {
	const answers = new Map<string, Json | undefined>();
	for (const [status, answer] of Object.entries(objectIn(operation.responses))) {
		const described = dereference(document, answer);
		answers.set(status, isObject(described.schema) ? described.schema : jsonOf(described));
	}
	return answers;
}

function jsonOf({ content }: Json): Json | undefined {
	const { schema } = objectIn(objectIn(content)['application/json']);
	return isObject(schema) ? schema : undefined;
}
