import { rclone160 } from '../../simulators/graph/behaviour.ts';
import { type Answer } from '../../simulators/ask.ts';
import { GraphFixture, names } from './graphFixture.ts';

const fixture = new GraphFixture({ behaviour: rclone160 });
const dates = { createdDateTime: '2024-01-02T03:04:05Z', lastModifiedDateTime: '2024-01-02T03:04:05Z' };
const token = { authorization: 'Bearer ada' };

/** What rclone 1.60 asks of a drive, by the addresses that it makes of ids. */
class Rclone {
	readonly drive = `/drives/${fixture.drive.id}`;

	item(id: string, rest = ''): string {
		return `${this.drive}/items/${id}${rest}`;
	}

	async root(): Promise<string> {
		return String((await fixture.get(`${this.drive}/root`)).json.id);
	}

	async makeFolder(parent: string, name: string): Promise<string> {
		expect((await fixture.get(this.item(parent, `:/${name}:`))).status).toBe(404);
		const body = { name, folder: { childCount: 0 }, '@name.conflictBehavior': 'fail' };
		return String((await fixture.post(this.item(parent, '/children'), body)).json.id);
	}

	async upload(parent: string, name: string, content: string): Promise<Answer> {
		const path = this.item(parent, `:/${name}:/createUploadSession`);
		const { json } = await fixture.post(path, { item: { fileSystemInfo: dates } });
		const range = `bytes 0-${content.length - 1}/${content.length}`;
		const headers = { ...token, 'content-range': range };
		return await fixture.ask(String(json.uploadUrl), { method: 'PUT', headers, body: content });
	}

	async move(id: string, parent: string, name: string): Promise<Answer> {
		const parentReference = { driveId: fixture.drive.id, id: parent, path: '', driveType: '' };
		return await fixture.patch(this.item(id), { name, parentReference, fileSystemInfo: dates });
	}
}

const warnings = () => new Set(fixture.graph.requests.flatMap(({ warnings }) => warnings ?? []));

test('what rclone asks is answered; what it does against the rules is journaled as a warning', async () => {
	const rclone = new Rclone();
	const root = await rclone.root();
	const folder = await rclone.makeFolder(root, 'in');
	const uploaded = await rclone.upload(folder, 'a.csv', 'content');
	expect(uploaded.json).toMatchObject({
		size: 7,
		fileSystemInfo: dates,
		file: { hashes: { quickXorHash: fixture.drive.file('in/a.csv')?.quickXorHash } },
	});
	expect((await fixture.put(rclone.item(folder, ':/empty:/content'), '')).status).toBe(201);
	const dated = await fixture.patch(rclone.item(folder, ':/empty:'), { fileSystemInfo: dates });
	expect(dated.json).toMatchObject({ size: 0, fileSystemInfo: dates });
	expect(names(await fixture.get(rclone.item(folder, '/children?$top=1000')))).toEqual(['a.csv', 'empty']);

	const id = String(uploaded.json.id);
	const { headers } = await fixture.get(rclone.item(id, '/content'));
	expect((await fixture.ask(String(headers.location), { headers: token })).text).toBe('content');

	const other = await rclone.makeFolder(root, 'other');
	expect((await rclone.move(id, other, 'b.csv')).json.name).toBe('b.csv');
	expect((await fixture.get(rclone.item(other, ':/'))).json.name).toBe('other');
	expect((await rclone.move(other, folder, 'moved')).status).toBe(200);
	expect(fixture.drive.file('in/moved/b.csv')?.size).toBe(7);
	expect((await fixture.send('DELETE', rclone.item(id))).status).toBe(204);
	expect((await fixture.get(rclone.drive)).json.quota).toMatchObject({ total: 2 ** 40, deleted: 7 });
	expect(fixture.violations).toEqual([]);
	expect([...warnings()]).toEqual([
		expect.stringContaining('@name.conflictBehavior is ignored'),
		expect.stringContaining('an upload URL is pre-authenticated'),
		expect.stringContaining('a download URL is pre-authenticated'),
		expect.stringContaining('an empty path has no form'),
	]);
});

test('a file is copied within its drive, and an address tells how it went', async () => {
	fixture.drive.put('in/a.csv', 'content');
	fixture.drive.put('taken.csv', 'old');
	const rclone = new Rclone();
	const parentReference = { driveId: fixture.drive.id, id: await rclone.root(), path: '' };
	const copy = async (name: string, query = '?@microsoft.graph.conflictBehavior=replace') => {
		const path = rclone.item(fixture.drive.file('in/a.csv')!.id, `/copy${query}`);
		const { status, headers } = await fixture.post(path, { name, parentReference });
		expect(status).toBe(202);
		return (await fixture.ask(String(headers.location))).json;
	};
	expect(await copy('copy.csv')).toMatchObject({
		status: 'completed',
		resourceId: fixture.drive.file('copy.csv')?.id,
	});
	expect(await copy('taken.csv')).toMatchObject({ status: 'completed' });
	expect(fixture.drive.file('taken.csv')?.bytes().toString()).toBe('content');
	expect(await copy('taken.csv', '')).toMatchObject({ status: 'failed', errorCode: 'nameAlreadyExists' });
	fixture.drive.put('in/a.csv', '');
	expect(await copy('empty.csv')).toMatchObject({ status: 'completed' });
	expect(fixture.drive.file('empty.csv')?.size).toBe(0);
	expect(fixture.drive.file('copy.csv')?.bytes().toString()).toBe('content');
	expect((await fixture.ask(`${fixture.graph.uploads.origin}/_api/v2.0/monitor/none`)).status).toBe(404);
	expect(fixture.violations).toEqual([]);
});
