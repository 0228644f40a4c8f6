import { powerBiRemedy } from '../../../../../../nodes/shared/errors/remedies/powerBi.ts';
import { powerBiRefusal } from '../../../../../../nodes/PowerBiWriteback/powerBi.ts';

const nested = (code: string) => ({ error: { code, 'pbi.error': { code, parameters: {}, details: [] } } });

test.each<[number, object, Record<string, string>, RegExp]>([
	[
		401,
		{},
		{ 'x-powerbi-error-info': 'ServicePrincipalIsNotAllowedByTenantAdminSwitch' },
		/Tenant settings > Developer settings/,
	],
	[
		401,
		{},
		{ 'x-powerbi-error-info': 'GroupNotAccessible' },
		/^In Power BI open the workspace, click Manage access/,
	],
	[401, nested('PowerBINotAuthorizedException'), {}, /Manage access.*Tenant settings/],
	[403, { Message: 'API is not accessible for application' }, {}, /has no My workspace/],
	[403, {}, {}, /Dataset\.ReadWrite\.All/],
	[404, nested('PowerBIEntityNotFound'), {}, /no such workspace or dataset/],
	[
		404,
		{ error: { code: 'ItemNotFound', message: 'Dataset [x] is not Push API dataset.' } },
		{},
		/created through the API/,
	],
	[
		404,
		{ error: { code: 'ItemNotFound', message: "Table '<pi>t</pi>' not found in dataset" } },
		{},
		/upper and lower case count/,
	],
	[
		400,
		{ error: { code: 'BadRequest', message: 'Creation is no longer supported.' } },
		{},
		/31 October 2027/,
	],
	[
		400,
		{ error: { code: 'BadRequest', message: 'Bad Request', details: [{ message: 'no column x' }] } },
		{},
		/do not fit the table: .* Or the table is full: without retention policy it takes 5,000,000 rows/,
	],
	[404, nested('RequestedResourceNotFound'), {}, /^The columns of the data, or their types, are not those/],
	[413, {}, {}, /larger than the service takes/],
	[429, { message: 'Retry' }, {}, /limit of Power BI is used up/],
	[500, {}, {}, /trouble of its own/],
])('%i %j says what to do', (status, body, headers, remedy) => {
	expect(powerBiRemedy(powerBiRefusal({ status, body, headers }), 'push rows to "T"')).toMatch(remedy);
});

test.each<[string, number, object, RegExp]>([
	['create the dataset "X"', 400, nested('BadRequest'), /definition of the dataset.*31 October 2027/],
	['read the tables', 400, nested('BadRequest'), /^$/],
	['read the tables', 404, nested('RequestedResourceNotFound'), /no such workspace or dataset/],
])('%s refused with %i %j says what to do', (action, status, body, remedy) => {
	expect(powerBiRemedy(powerBiRefusal({ status, body, headers: {} }), action)).toMatch(remedy);
});

test('what Power BI says is taken from wherever it is', () => {
	const details = [{ message: 'no column x', target: 'requestMessage' }];
	const body = { error: { code: 'BadRequest', message: 'Bad Request', details } };
	expect(powerBiRefusal({ status: 400, body, headers: { requestid: 'abc' } })).toEqual({
		status: 400,
		codes: ['BadRequest'],
		text: 'Bad Request: no column x',
		trace: 'RequestId abc',
	});
	expect(powerBiRefusal({ status: 502, body: '<html>', headers: {} })).toEqual({
		status: 502,
		codes: [],
		text: undefined,
		trace: undefined,
	});
});
