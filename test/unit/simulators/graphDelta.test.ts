import { GraphFixture, refusal } from './graphFixture.ts';

interface Item {
	id: string;
	name?: string;
	size?: number;
	cTag?: string;
	deleted?: { state: string };
	file?: object;
	folder?: object;
	parentReference: Record<string, string>;
}
interface Told {
	items: Item[];
	next?: string;
	delta?: string;
}

const fixture = new GraphFixture();

async function ask(link: string, headers: Record<string, string> = {}): Promise<Told> {
	const { origin } = fixture.graph.api;
	const { status, json } = await fixture.send('GET', link.replace(`${origin}/v1.0`, ''), { headers });
	expect(status).toBe(200);
	const { '@odata.nextLink': next, '@odata.deltaLink': delta } = json as Record<string, string | undefined>;
	expect([next, delta].filter((each) => each?.startsWith(`${origin}/v1.0/drives/`))).toHaveLength(1);
	return { items: json.value as Item[], next, delta };
}

/** Follows all pages. */
async function tell(link = '/me/drive/root/delta'): Promise<Told> {
	const page = await ask(link);
	if (page.next === undefined) return page;
	const rest = await tell(page.next);
	return { ...rest, items: [...page.items, ...rest.items] };
}

const namesOf = ({ items }: Told) => items.map(({ name }) => name);

beforeEach(() => {
	for (const name of ['in/a.csv', 'in/deep/b.csv', 'c.csv']) fixture.drive.put(name, name);
});
afterEach(() => expect(fixture.violations).toEqual([]));

test('everything is told first, folders before what is in them', async () => {
	const told = await tell();
	expect(namesOf(told)).toEqual(['root', 'in', 'a.csv', 'deep', 'b.csv', 'c.csv']);
	expect((await tell(told.delta)).items).toEqual([]);
	for (const { cTag, parentReference } of told.items)
		expect([cTag, parentReference.path]).toEqual([undefined, undefined]);
	const [, folder, file] = told.items;
	expect(file).toMatchObject({ size: 8, parentReference: { id: folder?.id, driveId: fixture.drive.id } });
});

test('pages lead on, whatever happens between them', async () => {
	const first = await ask('/me/drive/root/delta?$top=2&$select=id,name');
	expect(namesOf(first)).toEqual(['root', 'in']);
	fixture.drive.put('d.csv', 'd');
	await fixture.send('DELETE', '/me/drive/root:/in/deep');
	const rest = await tell(first.next);
	expect(namesOf(rest)).toEqual(['a.csv', 'c.csv']);
	const changed = await tell(rest.delta);
	expect(namesOf(changed).filter((name) => name !== undefined)).toEqual(['root', 'd.csv']);
	expect(changed.items.filter(({ name }) => name === undefined)).toHaveLength(2);
});

test('then what has changed, once, with the folders that it is in', async () => {
	const { delta = '' } = await tell();
	await fixture.put('/me/drive/root:/in/a.csv:/content', 'new');
	await fixture.put('/me/drive/root:/in/a.csv:/content', 'newer');
	await fixture.post('/me/drive/root/children', { name: 'empty', folder: {} });
	const told = await tell(delta);
	expect(namesOf(told)).toEqual(['root', 'in', 'a.csv', 'empty']);
	expect(told.items[2]?.size).toBe(5);
	const { items } = await ask(delta, { deltaExcludeParent: 'true' });
	expect(items.map(({ name }) => name)).toEqual(['a.csv', 'empty']);
	expect((await tell(told.delta)).items).toEqual([]);
});

test('of what was deleted hardly more than the id is told', async () => {
	const { items, delta } = await tell();
	const [, , a, deep, b] = items;
	await fixture.send('DELETE', '/me/drive/root:/in/a.csv');
	await fixture.send('DELETE', '/me/drive/root:/in/deep');
	const told = await tell(delta);
	expect(told.items).toEqual(
		[a, deep, b].map((gone) => ({
			id: gone?.id,
			deleted: { state: 'deleted' },
			parentReference: gone?.parentReference,
			...(gone?.folder ? { folder: {} } : { file: {} }),
			size: 0,
		})),
	);
});

test('of a folder that was renamed only the folder is told; a file that was moved has another parent', async () => {
	const { delta } = await tell();
	await fixture.patch('/me/drive/root:/in/deep', { name: 'deeper' });
	expect(namesOf(await tell(delta))).toEqual(['root', 'in', 'deeper']);
	const { json } = await fixture.get('/me/drive/root');
	await fixture.patch('/me/drive/root:/in/deeper/b.csv', { parentReference: { id: json.id } });
	const { items } = await tell(delta);
	expect(items.find(({ name }) => name === 'b.csv')?.parentReference.id).toBe(json.id);
});

test('latest tells nothing but where to go on', async () => {
	const { items, delta } = await ask('/me/drive/root/delta?token=latest');
	expect(items).toEqual([]);
	fixture.drive.put('d.csv', 'd');
	expect(namesOf(await tell(delta))).toEqual(['root', 'd.csv']);
});

test('a token may stand in the brackets of the function', async () => {
	const { delta = '' } = await tell();
	fixture.drive.put('d.csv', 'd');
	const token = encodeURIComponent(new URL(delta).searchParams.get('token') ?? '');
	expect(namesOf(await ask(`/me/drive/root/delta(token='${token}')`))).toEqual(['root', 'd.csv']);
	expect(namesOf(await ask('/me/drive/root/delta()'))).toHaveLength(7);
});

test.each(['resyncChangesApplyDifferences', 'resyncChangesUploadDifferences'] as const)(
	'a token that is too old answers 410 %s, and leads to a fresh start',
	async (resync) => {
		const { delta = '' } = await tell();
		fixture.drive.delta.expire(resync);
		const gone = await fixture.follow(delta);
		expect(refusal(gone)).toEqual([410, 'resyncRequired', resync]);
		expect(namesOf(await tell(String(gone.headers.location)))).toEqual(namesOf(await tell()));
	},
);

test('a file may be told twice', async () => {
	fixture.graph.behaviour.repeatsInDelta = true;
	expect(namesOf(await tell()).filter((name) => name === 'a.csv')).toHaveLength(2);
});

test('a library tells its changes, too', async () => {
	const library = fixture.graph.addSite({ path: 'sites/Sales' }).library('Documents');
	library.put('x.csv', 'x');
	expect(namesOf(await tell(`/drives/${library.id}/root/delta`))).toEqual(['root', 'x.csv']);
	expect(refusal(await fixture.get(`/drives/${library.id}/root/delta`, 'mailApp'))).toEqual([
		403,
		'accessDenied',
	]);
});
