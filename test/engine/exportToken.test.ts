import { ExportFixture } from './exportFixture.ts';

const fixture = new ExportFixture();

describe('the token', () => {
	beforeEach(async () => {
		await fixture.file();
		fixture.cloud.journal.clear();
	});

	test.each([401, 406] as const)(
		'is renewed once it has run out, which Domo says with %i',
		async (status) => {
			fixture.cloud.domo.expiredExportStatus = status;
			fixture.cloud.domo.expireTokens();
			expect(await fixture.file()).toEqual(fixture.csv);
			expect(fixture.cloud.journal.find({ path: /oauth/ }).length).toBe(1);
		},
	);

	test('is renewed once Domo does not know it any more', async () => {
		const { domo, journal } = fixture.cloud;
		domo.revokeTokens();
		expect(await fixture.file()).toEqual(fixture.csv);
		expect(journal.find({ path: /oauth/ }).length).toBe(1);
		// To use such a token is a client's mistake, unless it was good a moment ago.
		expect(journal.violations).toEqual([expect.stringContaining('access token that Domo does not know')]);
		journal.clear();
	});

	test('is asked for once by all items', async () => {
		fixture.cloud.domo.expireTokens();
		const items = Array.from({ length: 5 }, () => ({}));
		await fixture.run({ ...fixture.exporting(), items });
		expect(fixture.cloud.journal.find({ path: /oauth/ }).length).toBeLessThanOrEqual(1);
	});
});
