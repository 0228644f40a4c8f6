import { request } from 'node:https';

import { GraphFixture, refusal, unit } from './graphFixture.ts';

const fixture = new GraphFixture();

test('content of more than 250 MB is refused', async () => {
	const answer = await new Promise<number>((resolve, reject) => {
		const sent = request(`${fixture.graph.api.origin}/v1.0/me/drive/root:/a.csv:/content`, {
			...{ ca: fixture.certificateAuthority, agent: false, method: 'PUT' },
			headers: { authorization: 'Bearer ada', 'transfer-encoding': 'chunked' },
		});
		sent.on('error', reject).on('response', (response) => resolve(response.statusCode ?? 0));
		const block = Buffer.alloc(2 ** 20);
		let blocks = 240;
		const write = () => {
			while (blocks > 0) {
				blocks -= 1;
				if (!sent.write(block)) return void sent.once('drain', write);
			}
			sent.end();
		};
		write();
	});
	expect(answer).toBe(413);
	expect(fixture.violations).toEqual([expect.stringContaining('upload session')]);
	expect(fixture.drive.list()).toEqual([]);
}, 30_000);

test('a fragment is smaller than 60 MiB', async () => {
	const url = await fixture.session('a.csv');
	const allowed = Buffer.alloc(191 * unit);
	const size = 60 * 2 ** 20 + allowed.length;
	expect((await fixture.fragment(url, 0, allowed, size)).status).toBe(202);
	const tooLarge = await fixture.fragment(url, allowed.length, Buffer.alloc(60 * 2 ** 20), size);
	expect(refusal(tooLarge)).toEqual([413, 'invalidRequest', 'maxFragmentLengthExceeded']);
	expect(fixture.violations).toHaveLength(1);
}, 30_000);

test('a file is no larger than 250 GB, nor than what is left of the quota', async () => {
	const url = await fixture.session('a.csv');
	const unitOf = async (total: number) => await fixture.fragment(url, 0, Buffer.alloc(unit), total);
	expect(refusal(await unitOf(250 * 2 ** 30 + 1))).toEqual([413, 'invalidRequest', 'maxFileSizeExceeded']);
	const owner = { id: 'eve', userPrincipalName: 'eve@contoso.com', displayName: 'Eve' };
	const small = fixture.graph.addDrive({ owner, quota: 2 * unit - 1, sharedWith: ['ada-id'] });
	const { json } = await fixture.post(`/drives/${small.id}/root:/a.csv:/createUploadSession`, {});
	const first = await fixture.fragment(String(json.uploadUrl), 0, Buffer.alloc(unit), 2 * unit);
	expect(refusal(first)).toEqual([507, 'quotaLimitReached']);
	expect(fixture.violations).toEqual([]);
});
