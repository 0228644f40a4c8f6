import { LakeFixture } from './lakeFixture.ts';

const fixture = new LakeFixture();
const loaded = () =>
	Object.keys(fixture.engine.modules.require.cache).filter((path) => path.includes('@azure/storage'));

test('only who uses the storage account loads the Azure SDK', async () => {
	expect(loaded()).toEqual([]);
	await fixture.succeed(fixture.upload('to OneDrive'));
	expect(loaded()).toEqual([]);
	await fixture.succeed(fixture.store('to the storage account'));
	expect(loaded()).not.toEqual([]);
});
