import type { Drive } from '../../simulators/graph/drive.ts';
import { GraphFixture } from './graphFixture.ts';

const fixture = new GraphFixture();
let library: Drive;

beforeEach(() => (library = fixture.graph.addSite({ path: 'sites/Sales' }).library('Documents')));
afterEach(() => expect(fixture.violations).toEqual([]));

const upload = async (drive: string, name: string) =>
	(await fixture.put(`/drives/${drive}/root:/${name}:/content`, 'PK content')).json;

test.each(['a.xlsx', 'a.DOCX', 'a.pptx', 'a.doc'])('%s is rewritten by a library', async (name) => {
	const { size, eTag } = await upload(library.id, name);
	expect(size).toBeGreaterThan('PK content'.length);
	expect(eTag).toMatch(/,2"$/);
	expect(library.file(name)?.bytes().toString()).toMatch(/^PK content./);
});

test('nothing else is, nor anything in OneDrive, nor where libraries leave them alone', async () => {
	expect((await upload(library.id, 'a.csv')).size).toBe(10);
	expect((await upload(fixture.drive.id, 'a.xlsx')).size).toBe(10);
	fixture.graph.behaviour.rewritesOfficeFiles = false;
	expect((await upload(library.id, 'b.xlsx')).size).toBe(10);
});

test('fragments make no difference', async () => {
	const path = `/drives/${library.id}/root:/a.xlsx:/createUploadSession`;
	const { json } = await fixture.post(path, {});
	const done = await fixture.fragment(String(json.uploadUrl), 0, Buffer.from('PK content'), 10);
	expect(done.json.size).toBeGreaterThan(10);
});
