import { DomoApi } from '../../../credentials/DomoApi.credentials.ts';
import { client, DomoFixture } from '../simulators/domoFixture.ts';
import { trust } from '../nodes/shared/http/trust.ts';
import { evaluated } from './expressions.ts';

const fixture = new DomoFixture();
trust(fixture);
const credential = () => ({
	apiUrl: fixture.domo.server.origin,
	clientId: client.id,
	clientSecret: client.secret,
});
const request = { url: '/v1/datasets', headers: { Accept: 'text/csv' } };
const tokenOf = (headers: object | undefined) =>
	(headers as { Authorization: string }).Authorization.slice(7);

test('puts a token on that Domo takes, and leaves the request as it is otherwise', async () => {
	const { headers, ...rest } = await new DomoApi().authenticate(credential(), request);
	expect({ ...rest, headers: { Accept: headers?.Accept } }).toEqual(request);
	expect((await fixture.read('/v1/datasets', tokenOf(headers))).status).toBe(200);
});

test('a request that comes back gets another token than the one that was turned down', async () => {
	const domoApi = new DomoApi();
	const first = await domoApi.authenticate(credential(), request);
	const again = await domoApi.authenticate(credential(), first);
	expect(tokenOf(again.headers)).not.toBe(tokenOf(first.headers));
});

test.each(['https://api.domo.com', ' https://api.domo.com// '])('the test button asks below %p', (apiUrl) => {
	const { baseURL } = new DomoApi().test.request;
	expect(evaluated(baseURL, { $credentials: { apiUrl } })).toBe('https://api.domo.com');
});
