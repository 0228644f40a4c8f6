import {
	assertDomoCredential,
	type DomoCredential,
	domoRoot,
	domoToken,
} from '../../../../credentials/domo/token.ts';
import { InvalidCredential } from '../../../../credentials/invalidCredential.ts';
import { SignInFailed } from '../../../../credentials/signInFailed.ts';
import { trust } from '../../nodes/shared/http/trust.ts';
import { client, DomoFixture } from '../../simulators/domoFixture.ts';

const fixture = new DomoFixture();
trust(fixture);
const credential = (): DomoCredential => ({
	apiUrl: fixture.domo.server.origin,
	clientId: client.id,
	clientSecret: client.secret,
});
const tokenRequests = () => fixture.journal.find({ path: /^\/oauth\/token/ });
const statusWith = async (token: string) => (await fixture.read('/v1/datasets', token)).status;
const twenty = async (ask: () => Promise<string>) =>
	new Set(await Promise.all(Array.from({ length: 20 }, ask)));
const failure = async (failed: Promise<string>) => {
	const error = await failed.catch((caught: Error) => caught);
	expect(error).toBeInstanceOf(SignInFailed);
	expect((error as SignInFailed).message).not.toContain(client.secret);
	return error as SignInFailed;
};

test('gets a token that Domo takes', async () => {
	expect(await statusWith(await domoToken(credential()))).toBe(200);
	expect(fixture.journal.violations).toEqual([]);
	expect(tokenRequests()[0]!.url).not.toContain(client.secret);
});

test('what was pasted with blanks and slashes works as well', async () => {
	const { apiUrl, clientId, clientSecret } = credential();
	const pasted = { apiUrl: ` ${apiUrl}/ `, clientId: ` ${clientId}\n`, clientSecret: `\t${clientSecret} ` };
	expect(await statusWith(await domoToken(pasted))).toBe(200);
});

test('twenty who ask at the same time make one request', async () => {
	expect((await twenty(() => domoToken(credential()))).size).toBe(1);
	expect(tokenRequests()).toHaveLength(1);
});

test('twenty whose token was turned down make one request for a new one', async () => {
	const token = await domoToken(credential());
	fixture.domo.expireTokens();
	expect(await statusWith(token)).toBe(401);
	const [renewed, ...others] = await twenty(() => domoToken(credential(), token));
	expect(others).toEqual([]);
	expect(await statusWith(renewed!)).toBe(200);
	expect(tokenRequests()).toHaveLength(2);
});

test('a wrong secret says where to look, and that trying again is of no use', async () => {
	const failed = await failure(domoToken({ ...credential(), clientSecret: 'wrong' }));
	expect(failed.message).toMatch(/refused the client.*Client ID and Client Secret/);
	expect(failed.transient).toBe(false);
	expect(await statusWith(await domoToken(credential()))).toBe(200);
});

test.each([429, 500, 503, 520])(
	'%i is worth another try, after the pause that Domo asks for',
	async (status) => {
		fixture.domo.server.faults.add({ does: { kind: 'answer', status, headers: { 'retry-after': '7' } } });
		expect(await failure(domoToken(credential()))).toMatchObject({
			transient: true,
			retryAfter: '7',
			message: expect.stringContaining(`status ${status}`) as string,
		});
		expect(await statusWith(await domoToken(credential()))).toBe(200);
	},
);

test('a broken connection is worth another try', async () => {
	fixture.domo.server.faults.add({ does: { kind: 'loseAnswer' } });
	const failed = await failure(domoToken(credential()));
	expect(failed.message).toBe(
		`Domo at ${fixture.domo.server.origin} could not be reached: it broke the connection.`,
	);
	expect(failed.transient).toBe(true);
});

test.each([400, 403])('%i says where to look, like a wrong secret', async (status) => {
	fixture.domo.server.faults.add({ does: { kind: 'answer', status, body: { error: 'invalid_client' } } });
	expect((await failure(domoToken(credential()))).message).toMatch(/refused the client/);
});

test.each([
	[200, '<html>Sign in to the network</html>'],
	[200, {}],
	[302, ''],
	[404, { status: 404, message: 'Not Found' }],
	[405, ''],
])('%i with %j does not come from Domo: API URL is wrong', async (status, body) => {
	fixture.domo.server.faults.add({ does: { kind: 'answer', status, body } });
	const failed = await failure(domoToken(credential()));
	expect(failed.transient).toBe(false);
	expect(failed.message).toBe(
		`API URL ${fixture.domo.server.origin} does not lead to Domo's API: it answered with status ${status} and gave no token. Enter https://api.domo.com, unless you have a gateway of your own.`,
	);
});

test('a token whose time is not told is good for an hour', async () => {
	const body = { access_token: 'without a time' };
	fixture.domo.server.faults.add({ does: { kind: 'answer', status: 200, body } });
	expect(await domoToken(credential())).toBe('without a time');
	expect(await domoToken(credential())).toBe('without a time');
	expect(tokenRequests()).toHaveLength(1);
});

test.each<[Partial<DomoCredential>, RegExp]>([
	[{ apiUrl: 'http://api.domo.com' }, /^API URL has to start with https/],
	[{ apiUrl: 'https://api.domo.com/v1' }, /^API URL.*without a path/],
	[{ clientId: ' ' }, /^Client ID is empty.*Manage Clients/],
	[{ clientSecret: '' }, /^Client Secret is empty.*Manage Clients/],
	[{ clientSecret: undefined }, /^Client Secret is empty/],
])('%j is found before anything is sent', async (wrong, message) => {
	const invalid = { ...credential(), ...wrong };
	expect(() => assertDomoCredential(invalid)).toThrow(message);
	await expect(domoToken(invalid)).rejects.toBeInstanceOf(InvalidCredential);
	expect(fixture.journal.entries).toEqual([]);
});

test('the root of the API has no slash at its end', () => {
	expect(domoRoot({ ...credential(), apiUrl: ' https://api.domo.com// ' })).toBe('https://api.domo.com');
});
