import { appToken } from '../../../../credentials/entra/appToken.ts';
import type { EntraCredential } from '../../../../credentials/entra/checks.ts';
import { SignInFailed } from '../../../../credentials/signInFailed.ts';
import { makeClientCertificate } from '../../../simulators/certificates.ts';
import { otherTenantId } from '../../simulators/entraFixture.ts';
import { AppFixture, SECRET, withCertificate } from './appFixture.ts';

const fixture = new AppFixture();
const failure = async (failed: Promise<string>) => {
	const error = await failed.catch((caught: Error) => caught);
	expect(error).toBeInstanceOf(SignInFailed);
	expect((error as SignInFailed).message).not.toContain(SECRET);
	return error as SignInFailed;
};
const answerOnce = (status: number, body?: unknown, headers?: Record<string, string>) =>
	fixture.entra.server.faults.add({ method: 'POST', does: { kind: 'answer', status, body, headers } });

test.each<[string, Partial<EntraCredential>, RegExp]>([
	['a wrong secret', { clientSecret: 'wrong' }, /AADSTS7000215.*"Value"/],
	['an old secret', { clientSecret: 'old' }, /AADSTS7000222.*expired/],
	[
		'a certificate that is not registered',
		withCertificate(makeClientCertificate()),
		/AADSTS700027.*not the one of the app/,
	],
	['a tenant that there is not', { tenantId: 'fabrikam.com' }, /AADSTS90002.*no such tenant/],
	['another tenant', { tenantId: otherTenantId }, /AADSTS700016.*does not know this app/],
	['a scope that is none', { scope: 'https://graph.example/Files.Read' }, /AADSTS1002012/],
])('%s is refused for good, with the remedy', async (_, differing, message) => {
	const failed = await failure(appToken(fixture.credential(differing)));
	expect(failed.message).toMatch(message);
	expect(failed.transient).toBe(false);
});

test.each([429, 500, 503])(
	'%i is worth another try, which goes out although MSAL would remember',
	async (status) => {
		answerOnce(status, { error: 'temporarily_unavailable' }, { 'retry-after': '60' });
		expect(await failure(appToken(fixture.credential()))).toMatchObject({
			transient: true,
			retryAfter: '60',
			message: expect.stringContaining(`is busy: it answered with status ${status}`) as string,
		});
		expect(fixture.entra.verify(await appToken(fixture.credential()))).toBeDefined();
	},
);

test.each([
	[429, 'AADSTS90055: Too many requests.'],
	[503, 'AADSTS90033: A transient error has occurred.'],
	[400, 'AADSTS90033: A transient error has occurred.'],
	[500, 'AADSTS90002: No such tenant.'],
])('%i with the number of %p is worth another try', async (status, error_description) => {
	answerOnce(status, { error: 'server_error', error_description }, { 'retry-after': '60' });
	expect(await failure(appToken(fixture.credential()))).toMatchObject({
		transient: true,
		retryAfter: '60',
		message: expect.stringContaining(`is busy: it answered with status ${status}`) as string,
	});
});

test.each(['GET', 'POST'])('a connection that breaks at the %s is worth another try', async (method) => {
	fixture.entra.server.faults.add({ method, does: { kind: 'loseAnswer' } });
	const failed = await failure(appToken(fixture.credential()));
	expect(failed).toMatchObject({ transient: true });
	expect(failed.message).toBe(
		`Microsoft sign-in at ${fixture.entra.server.origin} could not be reached: it broke the connection.`,
	);
	expect(fixture.entra.verify(await appToken(fixture.credential()))).toBeDefined();
});

test('the page of a gateway in between is no token', async () => {
	answerOnce(200, '<html>Sign in to the network</html>');
	expect(await failure(appToken(fixture.credential()))).toMatchObject({ transient: false });
});
