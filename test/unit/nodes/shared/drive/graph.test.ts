import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { Graph } from '../../../../../nodes/shared/drive/graph.ts';
import { Run } from '../../../../../nodes/shared/node/run.ts';
import { newTally } from '../../../../../nodes/shared/node/tally.ts';

const ORIGIN = 'https://graph.microsoft.com';
const asking = { action: 'list the things', need: 'list' as const };

/** Graph behind n8n's helper, which answers as told and keeps where it was sent. */
async function graphThat(answer: (url: string) => { statusCode?: number; headers?: object; body?: unknown }) {
	const sent: IHttpRequestOptions[] = [];
	const credential = {
		cloud: 'global',
		tenantId: 'contoso.onmicrosoft.com',
		clientId: '0c8b8a54-6a1f-4a83-8f0f-5d1b1f3f7a20',
		clientCredentialType: 'clientSecret',
		clientSecret: 'a~secret',
	};
	const httpRequestWithAuthentication = (_: string, options: IHttpRequestOptions) => {
		sent.push(options);
		return Promise.resolve({ statusCode: 200, headers: {}, body: {}, ...answer(options.url) });
	};
	const context = {
		getCredentials: () => Promise.resolve(credential),
		getExecutionCancelSignal: () => undefined,
		helpers: { httpRequestWithAuthentication },
	} as unknown as IExecuteFunctions;
	const tally = newTally();
	const access = {
		run: new Run(context),
		tally,
		service: 'SharePoint' as const,
		credentialType: 'sharePointWritebackAppApi',
	};
	return { graph: await Graph.open(access), sent, tally };
}

const collected = async <T>(all: AsyncIterable<T>) => {
	const items: T[] = [];
	for await (const item of all) items.push(item);
	return items;
};

const LINK = `${ORIGIN}/v1.0/things?b=2&$skiptoken=a%2B%2F%3D&a=(1)&$top=2`;

test('a collection is read to its end, by the links as they are given', async () => {
	const pages: Record<string, unknown> = {
		[`${ORIGIN}/v1.0/things?$top=2`]: { value: [1, 2], '@odata.nextLink': LINK },
		[LINK]: { value: [], '@odata.nextLink': `${ORIGIN}/v1.0/things(3)` },
		[`${ORIGIN}/v1.0/things(3)`]: { value: [3] },
	};
	const { graph, sent } = await graphThat((url) => ({ body: pages[url] }));
	expect(await collected(graph.all(asking, '/things', (request) => request.top(2)))).toEqual([1, 2, 3]);
	expect(sent.map(({ url }) => url)).toEqual(Object.keys(pages));
});

test('no page is asked for before somebody reads it', async () => {
	const { graph, sent } = await graphThat(() => ({ body: { value: [1], '@odata.nextLink': LINK } }));
	for await (const item of graph.all(asking, '/things')) if (item === 1) break;
	expect(sent.length).toBe(1);
});

test('a page says where it goes on, and where what changes will be told', async () => {
	const body = { value: [1], '@odata.deltaLink': LINK };
	const { graph } = await graphThat(() => ({ body }));
	expect(await graph.page(asking, '/things')).toEqual({ items: [1], next: undefined, delta: LINK });
});

test.each([
	['https://graph.example.com/v1.0/things', 'graph.example.com'],
	['https://graph.microsoft.com.example.com/v1.0/things', 'graph.microsoft.com.example.com'],
	['https://graph.microsoft.com@example.com/v1.0/things', 'example.com'],
	['https://graph.microsoft.com:444/v1.0/things', 'graph.microsoft.com:444'],
	['http://graph.microsoft.com/v1.0/things', 'graph.microsoft.com'],
	['https://graph.microsoft.us/v1.0/things', 'graph.microsoft.us'],
	['ftp://graph.microsoft.com/v1.0/things', 'graph.microsoft.com'],
	// The client library takes what is before the address for the host.
	['example.com/https://graph.microsoft.com/v1.0/things', 'example.com'],
])('nothing is sent to %p', async (link, host) => {
	const { graph, sent } = await graphThat(() => ({}));
	const message = `Microsoft Graph says that its answer goes on at another host, ${host}`;
	await expect(graph.page(asking, link)).rejects.toMatchObject({ name: 'Actionable', message });
	expect(graph.owns(link)).toBe(false);
	expect(sent).toEqual([]);
});

test('the host may be written with its port', async () => {
	const { graph, sent } = await graphThat(() => ({ body: { value: [] } }));
	const link = 'https://graph.microsoft.com:443/v1.0/things';
	expect((await graph.page(asking, link)).items).toEqual([]);
	expect(sent[0]?.url).toBe(link);
});

test('where a request is sent on to is told, and not followed', async () => {
	const location = 'https://contoso-my.sharepoint.com/download?tempauth=x';
	const { graph, sent } = await graphThat(() => ({ statusCode: 302, headers: { location } }));
	expect(await graph.redirection(asking, '/content')).toBe(location);
	expect(sent).toMatchObject([{ disableFollowRedirect: true, headers: { Accept: '*/*' } }]);
});

test('an answer that leads nowhere says so', async () => {
	const { graph } = await graphThat(() => ({ body: 'the content itself' }));
	expect(await graph.redirection(asking, '/content')).toBeUndefined();
});

test('a refusal names what was asked for and what to grant', async () => {
	const body = { error: { code: 'accessDenied', message: 'No.' } };
	const { graph } = await graphThat(() => ({ statusCode: 403, body }));
	await expect(graph.page(asking, '/things')).rejects.toMatchObject({
		service: 'SharePoint',
		action: 'list the things',
		refusal: {
			status: 403,
			codes: ['accessDenied'],
			grant: expect.stringContaining('Files.Read.All') as string,
		},
	});
});

test('parts of the work count their requests each for itself', async () => {
	const { graph, tally } = await graphThat(() => ({ body: { value: [] } }));
	const own = newTally();
	await graph.part({ tally: own }).page(asking, '/things');
	await graph.page(asking, '/things');
	await graph.part({ tally: own }).page(asking, '/things');
	expect([own.requests, tally.requests]).toEqual([2, 1]);
});
