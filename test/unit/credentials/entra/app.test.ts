import { authenticateApp } from '../../../../credentials/entra/app.ts';
import { AppFixture } from './appFixture.ts';

const fixture = new AppFixture();

test('a request gets the token, and another one when it comes back', async () => {
	const request = { url: 'https://graph.example/v1.0/me', headers: { Accept: 'x' } };
	const first = await authenticateApp(fixture.credential(), request);
	const again = await authenticateApp(fixture.credential(), first);
	const tokens = [first, again].map(({ headers }) =>
		(headers as Record<string, string>).Authorization!.slice(7),
	);
	expect(new Set(tokens).size).toBe(2);
	for (const token of tokens) expect(fixture.entra.verify(token)).toBeDefined();
	expect(again).toMatchObject({ url: request.url, headers: { Accept: 'x' } });
});
