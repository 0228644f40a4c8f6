import { GraphFixture, refusal } from './graphFixture.ts';

const fixture = new GraphFixture();
const behavior = (value: string) => ({ '@microsoft.graph.conflictBehavior': value });
const create = async (name: unknown, more: object = behavior('fail'), parent = 'root') =>
	await fixture.post(`/me/drive/${parent}/children`, { name, folder: {}, ...more });

test('a folder is created, once', async () => {
	const { status, json } = await create('New Folder');
	expect(status).toBe(201);
	expect(json).toMatchObject({ name: 'New Folder', folder: { childCount: 0 }, size: 0 });
	expect(refusal(await create('new folder'))).toEqual([409, 'nameAlreadyExists']);
	expect((await create('Inner', behavior('fail'), 'root:/New%20Folder:')).status).toBe(201);
	expect((await create('Inner', behavior('fail'), `items/${String(json.id)}`)).status).toBe(409);
	expect(refusal(await create('x', {}, 'root:/none:'))).toEqual([404, 'itemNotFound']);
	expect(fixture.violations).toEqual([]);
});

test('a folder that is there keeps what is in it, or gets a numbered neighbour', async () => {
	fixture.drive.put('New.Folder/a.csv', 'a');
	const replaced = await create('New.Folder', behavior('replace'));
	expect(replaced.status).toBe(200);
	expect(replaced.json).toMatchObject({ folder: { childCount: 1 } });
	expect((await create('New.Folder', {})).status).toBe(200);
	expect((await create('New.Folder', behavior('rename'))).json.name).toBe('New.Folder 1');
	expect((await create('New.Folder', behavior('rename'))).json.name).toBe('New.Folder 2');
	fixture.drive.put('file', 'a');
	expect(refusal(await create('file', behavior('replace')))).toEqual([409, 'nameAlreadyExists']);
	expect(refusal(await create('x', {}, 'root:/file:'))).toEqual([400, 'invalidRequest']);
	expect(fixture.violations).toEqual([]);
});

test.each([
	['a value that the vendor does not know', { name: 'x', folder: {}, ...behavior('overwrite') }],
	['no name', { folder: {} }],
	['no folder facet', { name: 'x' }],
	['no object', ['x']],
])('%s is refused and journaled', async (_, body) => {
	expect(refusal(await fixture.post('/me/drive/root/children', body))).toEqual([400, 'invalidRequest']);
	expect(fixture.violations.length).toBeGreaterThan(0);
	expect(fixture.drive.list()).toEqual([]);
});

test('a conflict behaviour in the query is ignored and journaled', async () => {
	fixture.drive.put('in/a.csv', 'a');
	const path = '/me/drive/root/children?@microsoft.graph.conflictBehavior=fail';
	expect((await fixture.post(path, { name: 'in', folder: {} })).status).toBe(200);
	expect(fixture.violations).toContainEqual(expect.stringContaining('belongs in the body'));
});

test.each([
	...['a*b', 'a"b', 'a<b', 'a>b', 'a?b', 'a|b', 'a:b', 'a\\b', 'a/b', 'a\tb', ''],
	...[' a', 'a ', 'CON', 'lpt1', '.lock', 'desktop.ini', 'a_vti_b', '~$a', 'Forms', '~a', 'a.'],
])('a folder cannot be called %p', async (name) => {
	expect(refusal(await create(name))).toEqual([400, 'invalidRequest', 'invalidPath']);
	expect(fixture.violations).toEqual([]);
});

test.each(['a#b', '100%', "it's (1)", 'Ümläut 日本', 'CON.csv', 'forms2', '.hidden', 'a..b', 'COM10'])(
	'a folder can be called %p',
	async (name) => {
		expect((await create(name)).json.name).toBe(name);
	},
);

test('what the simulator has not got fails loudly', async () => {
	fixture.drive.put('a.csv', 'a');
	expect((await fixture.get('/me/drive/root:/a.csv:/versions')).status).toBe(501);
	expect((await fixture.get('/drives')).status).toBe(501);
	expect((await fixture.get("/me/drive/root/search(q='a')")).status).toBe(501);
	expect((await fixture.post('/me/drive/root/children', { name: 'x.csv', file: {} })).status).toBe(501);
	expect(fixture.violations.filter((violation) => violation.startsWith('not simulated'))).toHaveLength(4);
});

test('the name that the annotation had before Graph is ignored', async () => {
	fixture.drive.put('in/a.csv', 'a');
	const body = { name: 'in', folder: {}, '@name.conflictBehavior': 'fail' };
	expect((await fixture.post('/me/drive/root/children', body)).status).toBe(200);
	expect(fixture.violations).toEqual([expect.stringContaining('@name.conflictBehavior is ignored')]);
	fixture.graph.behaviour.toleratesOldAnnotations = true;
	expect((await fixture.post('/me/drive/root/children', body)).status).toBe(200);
	expect(fixture.violations).toHaveLength(1);
	expect(fixture.graph.requests.at(-1)?.warnings).toEqual([expect.stringContaining('is ignored')]);
});
