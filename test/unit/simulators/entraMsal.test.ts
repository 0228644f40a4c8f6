import { createHash, X509Certificate } from 'node:crypto';

import { ConfidentialClientApplication, type INetworkModule, type NodeAuthOptions } from '@azure/msal-node';

import { makeClientCertificate } from '../../simulators/certificates.ts';
import { ask, type Asking } from '../../simulators/ask.ts';
import { clientId, EntraFixture, tenantId } from './entraFixture.ts';

// Microsoft's own library is the client that the real service is made for: what it cannot use is not like the service.
const registered = makeClientCertificate();
const scopes = ['https://graph.microsoft.com/.default'];
const fixture = new EntraFixture({
	apps: [
		{
			tenantId,
			clientId,
			secrets: [{ id: '1', value: 'secret' }],
			certificates: [registered.certificate],
			roles: ['Sites.ReadWrite.All'],
			scopes: ['Files.ReadWrite.All'],
		},
	],
	users: [
		{ tenantId, username: 'ada@contoso.com', password: 'p' },
		{ tenantId, username: 'safe@contoso.com', password: 'p', mfa: true },
	],
});

async function fetched<T>(url: string, asking: Omit<Asking, 'ca'>) {
	const { status, headers, json } = await ask(url, { ca: fixture.certificateAuthority, ...asking });
	return { status, headers: headers as Record<string, string>, body: json as T };
}

function client(proof: Partial<NodeAuthOptions>): ConfidentialClientApplication {
	const networkClient: INetworkModule = {
		sendGetRequestAsync: async (url, options) => await fetched(url, { headers: options?.headers }),
		sendPostRequestAsync: async (url, options) =>
			await fetched(url, { method: 'POST', headers: options?.headers, body: options?.body }),
	};
	return new ConfidentialClientApplication({
		auth: {
			clientId,
			authority: `${fixture.entra.server.origin}/${tenantId}`,
			knownAuthorities: [new URL(fixture.entra.server.origin).host],
			...proof,
		},
		system: { networkClient },
	});
}

const sha256 = (pem: string) => createHash('sha256').update(new X509Certificate(pem).raw).digest('hex');

test('signs in with a secret, and keeps the token', async () => {
	const msal = client({ clientSecret: 'secret' });
	const result = await msal.acquireTokenByClientCredential({ scopes });
	expect(fixture.entra.verify(result?.accessToken ?? '')).toMatchObject({
		roles: ['Sites.ReadWrite.All'],
		appidacr: '1',
	});
	expect((await msal.acquireTokenByClientCredential({ scopes }))?.fromCache).toBe(true);
	expect(fixture.journal.entries.map(({ method }) => method)).toEqual(['GET', 'POST']);
	expect(fixture.journal.violations).toEqual([]);
});

test('signs in with a certificate', async () => {
	const thumbprintSha256 = sha256(registered.certificate);
	const msal = client({ clientCertificate: { thumbprintSha256, privateKey: registered.key } });
	const result = await msal.acquireTokenByClientCredential({ scopes });
	expect(fixture.entra.verify(result?.accessToken ?? '')?.appidacr).toBe('2');
	expect(fixture.journal.violations).toEqual([]);
});

test('signs in with a user’s password, and refreshes silently', async () => {
	const msal = client({ clientSecret: 'secret' });
	const asking = { scopes, username: 'ada@contoso.com', password: 'p' };
	const first = await msal.acquireTokenByUsernamePassword(asking);
	expect(fixture.entra.verify(first?.accessToken ?? '')?.upn).toBe('ada@contoso.com');
	const account = first?.account ?? undefined;
	if (!account) throw new Error('no account');
	expect((await msal.acquireTokenSilent({ account, scopes })).accessToken).toBe(first?.accessToken);
	const fresh = await msal.acquireTokenSilent({ account, scopes, forceRefresh: true });
	expect(fresh.accessToken).not.toBe(first?.accessToken);
	expect(fixture.journal.violations).toEqual([]);
});

test('understands the refusals', async () => {
	const wrong = client({ clientSecret: 'wrong' }).acquireTokenByClientCredential({ scopes });
	await expect(wrong).rejects.toMatchObject({
		name: 'ServerError',
		errorCode: 'invalid_client',
		errorNo: 7000215,
	});
	const asking = { scopes, username: 'safe@contoso.com', password: 'p' };
	const blocked = client({ clientSecret: 'secret' }).acquireTokenByUsernamePassword(asking);
	await expect(blocked).rejects.toMatchObject({
		name: 'InteractionRequiredAuthError',
		subError: 'basic_action',
	});
	expect(fixture.journal.violations).toEqual([]);
});
