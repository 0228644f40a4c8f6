import { PowerBiFixture } from './powerBiFixture.ts';

const fixture = new PowerBiFixture();
const push = async (number: string | number) =>
	(await fixture.push([{ id: 1 }], { 'x-powerbi-pushdata-sequencenumber': String(number) })).status;
const last = async () => await fixture.call('GET', fixture.rowsPath.replace(/rows$/, 'sequenceNumbers'));

test('without the preview there are no sequence numbers, and nobody minds them', async () => {
	expect((await last()).status).toBe(404);
	expect([await push(1), await push(1), await push('x')]).toEqual([200, 200, 200]);
	expect(fixture.table.rowCount).toBe(3);
	expect(fixture.violations).toEqual([]);
});

describe('with the preview', () => {
	beforeEach(() => (fixture.powerBi.behaviour.sequenceNumbers = true));

	test('the last number is told, by client', async () => {
		expect((await last()).json.value).toEqual([]);
		expect([await push(1), await push(2)]).toEqual([200, 200]);
		expect((await last()).json.value).toEqual([{ clientId: 'the-app', sequenceNumber: 2 }]);
		expect(fixture.violations).toEqual([]);
	});

	test('a number that is not higher is refused, its rows are not taken', async () => {
		expect([await push(2), await push(2), await push(1)]).toEqual([200, 400, 400]);
		expect(fixture.table.rowCount).toBe(1);
		expect(fixture.violations).toHaveLength(2);
	});

	test('a number is whole', async () => {
		expect([await push('1.5'), await push('x'), await push('')]).toEqual([400, 400, 400]);
		expect(fixture.violations).toHaveLength(3);
	});

	test('refused rows leave the number', async () => {
		const headers = { 'x-powerbi-pushdata-sequencenumber': '1' };
		expect((await fixture.push([{ id: 'x' }], headers)).status).toBe(400);
		expect((await last()).json.value).toEqual([]);
	});

	test('a number tells whether rows came of a request without an answer', async () => {
		fixture.powerBi.server.faults.add({ method: 'POST', does: { kind: 'loseAnswer' } });
		await expect(push(1)).rejects.toThrow();
		expect((await last()).json.value).toMatchObject([{ sequenceNumber: 1 }]);
	});
});
