const widget = {
	type: 'object',
	required: ['name'],
	properties: {
		name: { type: 'string' },
		colour: { type: 'string', nullable: true, enum: ['red', 'blue', null] },
		made: { type: 'string', format: 'date-time' },
		size: { type: 'integer' },
	},
	additionalProperties: true,
};
const parameters = [
	{ name: 'top', in: 'query', schema: { type: 'integer', minimum: 1 } },
	{ name: 'fields', in: 'query', schema: { type: 'array', uniqueItems: true, items: { type: 'string' } } },
	{ name: 'exact', in: 'query', required: true, schema: { type: 'boolean' } },
	{ name: 'X-Version', in: 'header', required: true, schema: { type: 'string', pattern: '^v[0-9]$' } },
];
const reference = { $ref: '#/components/schemas/widget' };
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
/** A small service as OpenAPI 3.0 describes it. */
export const openApi = {
	openapi: '3.0.0',
	servers: [{ url: 'https://api.example.com/base' }],
	paths: {
		'/widgets': { get: { parameters }, post: { requestBody: { required: true, ...json(reference) } } },
		'/widgets/{id}': {
			parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
			get: { responses: { 200: json(reference), default: { description: 'an error' } } },
			delete: {},
		},
		'/widgets/special': { get: {} },
		'/widgets/{id}/raw': { put: { requestBody: { required: true, content: { 'text/csv': {} } } } },
	},
	components: { schemas: { widget } },
};
/** A small service as Swagger 2.0 describes it. */
export const swagger = {
	swagger: '2.0',
	paths: {
		'/rows/{table}': {
			post: {
				parameters: [
					{ name: 'table', in: 'path', required: true, type: 'string' },
					{ name: 'policy', in: 'query', type: 'string', enum: ['None', 'basicFIFO'] },
					{ name: 'rows', in: 'body', required: true, schema: { $ref: '#/definitions/Rows' } },
				],
			},
		},
	},
	definitions: {
		Rows: { required: ['rows'], properties: { rows: { type: 'array', items: { type: 'object' } } } },
	},
};
