import { GraphFixture, pattern, refusal, unit } from './graphFixture.ts';

const fixture = new GraphFixture();
const total = 3 * unit;
const bytes = pattern(total);
let url: string;

async function send(first: number, end: number) {
	return await fixture.fragment(url, first, bytes.subarray(first, end), total);
}

test('a name that is taken meanwhile shows at the end, and the bytes are kept', async () => {
	url = await fixture.session('in/a.csv', 'fail');
	await send(0, unit);
	fixture.drive.put('in/a.csv', 'theirs');
	expect(refusal(await send(unit, total))).toEqual([409, 'nameAlreadyExists']);
	expect(fixture.drive.file('in/a.csv')?.bytes().toString()).toBe('theirs');
	expect((await fixture.ask(url)).json.nextExpectedRanges).toEqual([]);
	expect(fixture.graph.openSessions).toBe(1);
	expect((await fixture.ask(url, { method: 'DELETE' })).status).toBe(204);
	expect(fixture.violations).toEqual([]);
});

test('with rename, the file gets the next free name', async () => {
	fixture.drive.put('in/b.csv', 'theirs');
	url = await fixture.session('in/b.csv', 'rename');
	fixture.drive.put('in/b 1.csv', 'theirs, too');
	expect((await send(0, total)).json.name).toBe('b 2.csv');
	expect(fixture.drive.history('in/b.csv')).toHaveLength(1);
});

test('a file that is locked meanwhile refuses its last fragment until it is closed', async () => {
	fixture.drive.put('in/b.csv', 'old');
	url = await fixture.session('in/b.csv');
	await send(0, unit);
	fixture.drive.lock('in/b.csv');
	expect(refusal(await send(unit, total))).toEqual([423, 'notAllowed', 'resourceLocked']);
	expect(fixture.drive.file('in/b.csv')?.size).toBe(3);
	fixture.drive.lock('in/b.csv', false);
	expect((await send(unit, total)).status).toBe(200);
	expect(fixture.violations).toEqual([]);
});
