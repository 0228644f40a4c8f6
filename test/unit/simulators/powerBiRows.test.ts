import { columns, PowerBiFixture, rowsOf } from './powerBiFixture.ts';

const fixture = new PowerBiFixture();
const bodyOf = (row: string) => `{"rows":[${row}]}`;
const error = { code: 'BadRequest', message: 'Bad Request' };

test('rows are taken as they are, with all digits, and what is missing is null', async () => {
	const full =
		'{"id": 9007199254740993, "price": 0.1, "vat": 12345678901234567890.1230, "paid": true,' +
		' "day": "2026-02-28T01:02:03.4567Z", "note": "a \\"quoted\\" \\u00e4, 😀"}';
	const answer = await fixture.push(` { "rows" : [ ${full} , {"note":"", "id":null}, {} ] }\n`);
	expect([answer.status, answer.text]).toEqual([200, '']);
	expect(answer.headers.requestid).toMatch(/^[0-9a-f-]{36}$/);
	const empty = { id: null, price: null, vat: null, paid: null, day: null, note: null };
	expect(fixture.table.rows).toEqual([
		{
			id: 9007199254740993n,
			price: 0.1,
			vat: '12345678901234567890.123',
			paid: true,
			day: '2026-02-28T01:02:03.4567Z',
			note: 'a "quoted" ä, 😀',
		},
		{ ...empty, note: '' },
		empty,
	]);
	expect(fixture.violations).toEqual([]);
});

test.each([
	['id', ['0', '-1', '9223372036854775806', '-9223372036854775807']],
	['price', ['0', '-1.5e-300', '1E+2', '123456789012345678901234567890', '1.7976931348623155e308']],
	['vat', ['0', '1.5', '-0.0001', '999999999999999999999999.9999', '1.50000000']],
	['paid', ['true', 'false']],
	['day', ['"2014-07-30"', '"07/30/2014"', '"2024-02-29T23:59:59"', '"2024-01-01T00:00:00.1234567+05:30"']],
	['note', ['""', '"x"', '"\u0041"']],
])('%s takes %j', async (name, values) => {
	for (const value of ['null', ...values]) {
		expect([value, (await fixture.push(bodyOf(`{"${name}":${value}}`))).status]).toEqual([value, 200]);
	}
	expect(fixture.table.rowCount).toBe(values.length + 1);
	expect(fixture.violations).toEqual([]);
});

test.each([
	['id', '1.0'],
	['id', '1e3'],
	['id', '"1"'],
	['id', 'true'],
	['id', '9223372036854775807'],
	['id', '-9223372036854775808'],
	['id', '123456789012345678901'],
	['price', '"0.1"'],
	['price', '1e309'],
	['price', '-1.7976931348623157e308'],
	['price', '"NaN"'],
	['vat', '0.12345'],
	['vat', '1234567890123456789012345'],
	['vat', '1e3'],
	['vat', '"1.5"'],
	['paid', '1'],
	['paid', '"true"'],
	['day', '"2023-02-29"'],
	['day', '"2024-13-01"'],
	['day', '"30.07.2014"'],
	['day', '"2024-01-01 00:00:00"'],
	['day', '"2024-01-01T24:00:00"'],
	['day', '"2024-01-01T00:00:00+15:00"'],
	['day', '""'],
	['day', '1706745600000'],
	['note', '1'],
	['note', '["x"]'],
	['note', '{"x":1}'],
])('%s does not take %s', async (name, value) => {
	const answer = await fixture.push(bodyOf(`{"id":1},{"${name}":${value}}`));
	expect(answer.status).toBe(400);
	expect(answer.json).toMatchObject({ error });
	expect(fixture.table.rowCount).toBe(0);
	expect(fixture.violations).toHaveLength(1);
});

test('a string has 4,000 characters at most, as .NET counts them', async () => {
	for (const longest of ['ä'.repeat(4000), '😀'.repeat(2000), '\\u0041'.repeat(4000)]) {
		expect((await fixture.push(bodyOf(`{"note":"${longest}"}`))).status).toBe(200);
		expect((await fixture.push(bodyOf(`{"note":"${longest}x"}`))).status).toBe(400);
	}
	expect(fixture.table.rows.map(({ note }) => String(note).length)).toEqual([4000, 4000, 4000]);
	expect(fixture.violations).toHaveLength(3);
});

test.each([
	['nothing', ''],
	['no object', '[]'],
	['another property', '{"row":[]}'],
	['one property more', '{"rows":[],"more":1}'],
	['the same twice', '{"rows":[],"rows":[]}'],
	['rows that are none', '{"rows":{}}'],
	['a row that is none', '{"rows":[1]}'],
	['a column that there is not', bodyOf('{"Id":1}')],
	['a column twice', bodyOf('{"id":1,"id":1}')],
	['a column twice, once in disguise', bodyOf('{"id":1,"\\u0069d":1}')],
	['NaN', bodyOf('{"price":NaN}')],
	['a number with a plus', bodyOf('{"price":+1}')],
	['a number with a zero before', bodyOf('{"id":01}')],
	['a number without an end', bodyOf('{"price":1.}')],
	['a comma too many', bodyOf('{"id":1},')],
	['a comma too many in a row', bodyOf('{"id":1,}')],
	['a line break in a string', bodyOf('{"note":"a\nb"}')],
	['an escape that there is not', bodyOf('{"note":"\\x41"}')],
	['no end', '{"rows":[{"id":1}'],
	['something after the end', '{"rows":[]}{}'],
])('a body is refused: %s', async (_, body) => {
	expect((await fixture.push(body)).status).toBe(400);
	expect(fixture.violations).not.toEqual([]);
	expect(fixture.table.rowCount).toBe(0);
});

test('a body is UTF-8', async () => {
	const body = Buffer.from('{"rows":[{"note":"ä"}]}', 'latin1');
	const headers = { 'content-type': 'application/json' };
	expect((await fixture.call('POST', fixture.rowsPath, { headers, body })).status).toBe(400);
	expect(fixture.violations).toHaveLength(1);
});

test('a body is JSON, and says so', async () => {
	for (const type of ['text/plain', 'application/jsonx', 'application/x-www-form-urlencoded']) {
		expect((await fixture.push([{ id: 1 }], { 'content-type': type })).status).toBe(415);
	}
	expect((await fixture.push([{ id: 1 }], { 'content-encoding': 'gzip' })).status).toBe(415);
	expect(fixture.journal.entries.every(({ violations }) => violations.length > 0)).toBe(true);
	const spelt = await fixture.push([{ id: 1 }], { 'content-type': 'application/json; charset=utf-8' });
	expect(spelt.status).toBe(200);
});

test('no rows are taken with a warning', async () => {
	expect((await fixture.push([])).status).toBe(200);
	expect(fixture.journal.entries[0]?.warnings).toEqual(['a POST of no rows']);
});

test('a table is emptied', async () => {
	await fixture.push(rowsOf(3));
	expect((await fixture.call('DELETE', fixture.rowsPath)).status).toBe(200);
	expect(fixture.table.rows).toEqual([]);
	await fixture.push(rowsOf(2));
	expect(fixture.table.rowCount).toBe(2);
});

test('columns that go take their values along, new ones are null', async () => {
	await fixture.push([{ id: 1, note: 'x' }]);
	const path = fixture.rowsPath.replace(/\/rows$/, '');
	const changed = [{ name: 'more', dataType: 'string' }, columns[5]!];
	const answer = await fixture.callJson('PUT', path, { name: 'Orders', columns: changed });
	expect([answer.status, answer.json]).toEqual([200, { name: 'Orders' }]);
	expect(fixture.table.rows).toEqual([{ more: null, note: 'x' }]);
	expect((await fixture.push([{ id: 1 }])).status).toBe(400);
	expect((await fixture.push([{ more: 'y' }])).status).toBe(200);
});
