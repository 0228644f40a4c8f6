import { GraphFixture } from './graphFixture.ts';

const elsewhere = 'https://graph.example.net';
const fixture = new GraphFixture({ behaviour: { linkOrigin: elsewhere, pageSize: 1 } });
const links = async (path: string, as?: string) => {
	const { json, headers } = await fixture.get(path, as);
	const { '@odata.nextLink': next, '@odata.deltaLink': delta } = json as Record<string, string | undefined>;
	return [next, delta, headers.location]
		.filter((link) => link !== undefined)
		.map((link) => new URL(String(link)).origin);
};

test('links may lead to another host, as if somebody had put them there', async () => {
	const site = fixture.graph.addGroup({ displayName: 'Marketing', mailNickname: 'marketing' });
	fixture.graph.addGroup({ displayName: 'Sales', mailNickname: 'sales' });
	site.addLibrary({ name: 'Reports' });
	for (const name of ['a', 'b']) fixture.drive.put(name, name);
	for (const path of [
		'/me/drive/root/children',
		'/me/drive/root/delta',
		'/me/drive/root/delta?token=latest',
		'/me/drive/root/delta?token=old',
		'/sites?search=*',
		`/sites/${site.id}/drives`,
	]) {
		expect([path, await links(path)]).toEqual([path, [elsewhere]]);
	}
	expect(await links('/groups', 'groupsApp')).toEqual([elsewhere]);
	expect(fixture.violations).toEqual([]);
});

test('a request may be led to another host, too', async () => {
	const headers = { location: `${elsewhere}/v1.0/me/drive` };
	fixture.graph.api.faults.add({ path: /\/me\/drive$/, does: { kind: 'answer', status: 302, headers } });
	expect((await fixture.get('/me/drive')).headers.location).toBe(headers.location);
	expect((await fixture.get('/me/drive')).status).toBe(200);
});
