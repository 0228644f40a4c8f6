import { request } from 'node:https';

import { type Certificates, makeCertificates } from '../../simulators/certificates.ts';
import { GraphSimulator } from '../../simulators/graph/graphSimulator.ts';
import { Journal } from '../../simulators/journal.ts';
import type { SimulatorServer } from '../../simulators/server.ts';
import { ada } from './graphFixture.ts';

const publicOrigin = 'https://graph.microsoft.com';
const uploadOrigin = 'https://contoso-my.sharepoint.com';
let certificates: Certificates;
let graph: GraphSimulator;

beforeAll(async () => {
	certificates = makeCertificates([new URL(publicOrigin).host, new URL(uploadOrigin).host]);
	const verify = () => ({ aud: publicOrigin, upn: ada.userPrincipalName, scp: 'Files.ReadWrite' });
	graph = new GraphSimulator({ journal: new Journal(), certificates, verify, publicOrigin, uploadOrigin });
	graph.addDrive({ owner: ada }).put('a.csv', 'a');
	await graph.start();
});
afterAll(async () => await graph.stop());

/** As a proxy does it: the address stays, the connection goes to the simulator. */
async function send(server: SimulatorServer, url: string, method = 'GET'): Promise<Record<string, unknown>> {
	const { host, pathname, search } = new URL(url);
	return await new Promise((resolve, reject) => {
		const sent = request({
			...{ ca: certificates.authority, agent: false, method, path: pathname + search, servername: host },
			...{ host: '127.0.0.1', port: server.port, headers: { host, authorization: 'Bearer x' } },
		});
		sent.on('error', reject).on('response', (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () =>
				resolve(JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>),
			);
		});
		sent.end();
	});
}

test('what Graph tells its clients has the public names, and so has what is journaled', async () => {
	const item = await send(graph.api, `${publicOrigin}/v1.0/me/drive/root:/a.csv`);
	expect(item.webUrl).toBe(`${uploadOrigin}/personal/ada_contoso_com/Documents/a.csv`);
	expect(item['@odata.context']).toMatch(`${publicOrigin}/v1.0/$metadata#`);
	const session = await send(
		graph.api,
		`${publicOrigin}/v1.0/me/drive/root:/b.csv:/createUploadSession`,
		'POST',
	);
	expect(session.uploadUrl).toMatch(`${uploadOrigin}/personal/`);
	expect(graph.requests.map(({ url }) => new URL(url).origin)).toEqual([publicOrigin, publicOrigin]);
	graph.behaviour.toleratesAuthorizationOnUpload = true;
	expect(await send(graph.uploads, String(session.uploadUrl))).toMatchObject({ nextExpectedRanges: ['0-'] });
	expect(graph.requests.flatMap(({ violations }) => violations)).toEqual([]);
});
