import type { IDataObject } from 'n8n-workflow';

import { file, SyncFixture } from './syncFixture.ts';

const fixture = new SyncFixture();

describe('where both sides have changed', () => {
	const winning = async (winner: string, staticData?: IDataObject, changedAt = '2020-01-01T00:00:00Z') => {
		const parameters = { winner, sourceModifiedAt: changedAt };
		const [output] = await fixture.succeed(fixture.sync([file('a.csv', 'ours')], parameters, { staticData }));
		return [output?.action, fixture.content('a.csv'), output?.reason];
	};

	beforeEach(() => fixture.drive.put(`${fixture.folder}/a.csv`, 'theirs'));

	test('the source wins', async () =>
		expect(await winning('source')).toEqual(['updated', 'ours', undefined]));

	test('the target wins', async () =>
		expect(await winning('target')).toEqual(['skipped', 'theirs', expect.stringContaining('is to be kept')]));

	test('the newer one wins', async () => {
		expect(await winning('newer')).toEqual(['skipped', 'theirs', expect.stringContaining('newer')]);
		expect(await winning('newer', {}, '2090-01-01T00:00:00Z')).toEqual(['updated', 'ours', undefined]);
	});

	test('unless the target is what the last sync left: then only the source has changed', async () => {
		const staticData: IDataObject = {};
		const first = fixture.sync([file('a.csv', 'theirs')], { winner: 'target' }, { staticData });
		expect(await fixture.done(first)).toEqual([['a.csv', 'unchanged']]);
		expect(await winning('target', staticData)).toEqual(['updated', 'ours', undefined]);
		fixture.drive.put(`${fixture.folder}/a.csv`, 'theirs again');
		expect((await winning('target', staticData))[0]).toBe('skipped');
	});
});
