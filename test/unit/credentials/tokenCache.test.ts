import { bearer, refusedToken, type Token, TokenCache } from '../../../credentials/tokenCache.ts';
import { FakeClock } from '../nodes/shared/http/fakeClock.ts';

const clock = new FakeClock();
const MINUTE = 60_000;
const CLIENT = ['https://api.domo.com', 'id', 'secret'];

/** Hands out token 1, token 2 and so on, each good for so long. */
function issuer(lifetime = 60 * MINUTE) {
	let issued = 0;
	return {
		acquire: async (): Promise<Token> => {
			issued += 1;
			const value = `token ${issued}`;
			await Promise.resolve();
			return { value, expiresAt: clock.now + lifetime };
		},
		issued: () => issued,
	};
}

const twenty = async <T>(ask: () => Promise<T>) => await Promise.all(Array.from({ length: 20 }, ask));

test('many who ask at the same time share one token', async () => {
	const cache = new TokenCache();
	const { acquire, issued } = issuer();
	expect(new Set(await twenty(() => cache.get(CLIENT, acquire)))).toEqual(new Set(['token 1']));
	expect(await cache.get([...CLIENT], acquire)).toBe('token 1');
	expect(issued()).toBe(1);
});

test('each credential has its own', async () => {
	const cache = new TokenCache();
	const { acquire } = issuer();
	await cache.get(CLIENT, acquire);
	expect(await cache.get([...CLIENT.slice(0, 2), 'another secret'], acquire)).toBe('token 2');
	expect(await cache.get([CLIENT.join()], acquire)).toBe('token 3');
});

test.each([
	['an hour', 60 * MINUTE, 5 * MINUTE],
	['a day', 24 * 60 * MINUTE, 5 * MINUTE],
	['ten minutes', 10 * MINUTE, MINUTE],
	['a minute', MINUTE, 6000],
])('a token that is good for %s is renewed ahead of its end', async (_, lifetime, ahead) => {
	const cache = new TokenCache();
	const { acquire } = issuer(lifetime);
	await cache.get(CLIENT, acquire);
	clock.now += lifetime - ahead - 1;
	expect(await cache.get(CLIENT, acquire)).toBe('token 1');
	clock.now += 1;
	expect(new Set(await twenty(() => cache.get(CLIENT, acquire)))).toEqual(new Set(['token 2']));
});

test('a token that is no good when it comes is used once', async () => {
	const cache = new TokenCache();
	const { acquire } = issuer(0);
	expect(await cache.get(CLIENT, acquire)).toBe('token 1');
	expect(await cache.get(CLIENT, acquire)).toBe('token 2');
});

test('many whose token was turned down share a new one', async () => {
	const cache = new TokenCache();
	const { acquire, issued } = issuer();
	const refused = await cache.get(CLIENT, acquire);
	expect(new Set(await twenty(() => cache.get(CLIENT, acquire, refused)))).toEqual(new Set(['token 2']));
	expect(issued()).toBe(2);
	expect(await cache.get(CLIENT, acquire)).toBe('token 2');
});

test('whoever comes late with a token that was renewed long ago gets the one of today', async () => {
	const cache = new TokenCache();
	const { acquire, issued } = issuer();
	await cache.get(CLIENT, acquire);
	await cache.get(CLIENT, acquire, 'token 1');
	expect(await cache.get(CLIENT, acquire, 'token 1')).toBe('token 2');
	expect(issued()).toBe(2);
});

test('a failure meets all who wait, and is not kept', async () => {
	const cache = new TokenCache();
	const refusal = new Error('wrong secret');
	const failing = jest.fn(() => Promise.reject(refusal));
	const outcomes = await twenty(() => cache.get(CLIENT, failing).catch((error: Error) => error));
	expect(new Set(outcomes)).toEqual(new Set([refusal]));
	expect(failing).toHaveBeenCalledTimes(1);
	expect(await cache.get(CLIENT, issuer().acquire)).toBe('token 1');
});

test('a renewal that fails is tried again by the next', async () => {
	const cache = new TokenCache();
	const { acquire } = issuer();
	const refused = await cache.get(CLIENT, acquire);
	await expect(cache.get(CLIENT, () => Promise.reject(new Error('busy')), refused)).rejects.toThrow('busy');
	expect(await cache.get(CLIENT, acquire, refused)).toBe('token 2');
});

test('keeps the tokens of two hundred credentials: the one unused for longest makes room', async () => {
	const cache = new TokenCache();
	const { acquire, issued } = issuer();
	for (let client = 0; client < 200; client++) await cache.get(client, acquire);
	await cache.get(0, acquire);
	expect(issued()).toBe(200);
	await cache.get(200, acquire);
	expect(await cache.get(0, acquire)).toBe('token 1');
	expect(await cache.get(2, acquire)).toBe('token 3');
	expect(issued()).toBe(201);
	await cache.get(1, acquire);
	expect(issued()).toBe(202);
});

test('a request that comes back carries the token that was turned down', () => {
	expect(refusedToken({ ...bearer('abc'), Accept: 'x' })).toBe('abc');
});

test.each([undefined, {}, { Accept: 'x' }, { Authorization: 'Basic abc' }, { Authorization: 42 }])(
	'a request with the headers %j goes out for the first time',
	(headers) => {
		expect(refusedToken(headers)).toBeUndefined();
	},
);
