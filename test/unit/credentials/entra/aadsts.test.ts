import { signInRemedy } from '../../../../credentials/entra/aadsts.ts';

test.each([
	['7000215', /"Value"/],
	['7000222', /expired/],
	['700016', /Tenant ID and Client ID/],
	['90002', /no such tenant/],
	['900023', /neither a tenant's GUID nor one of its domains/],
	['50194', /instead of "common"/],
	['700027', /certificate/],
	['50126', /User name or password/],
	['50076', /service principal/],
	['50079', /service principal/],
	['50034', /does not know this user/],
	['50055', /password has expired/],
	['50057', /disabled/],
	['7000218', /Allow public client flows/],
	['65001', /Grant admin consent/],
	['65004', /declined/],
	['70011', /Scope and Cloud/],
	['500011', /Scope and Cloud/],
	['70008', /connect again/],
	['700082', /connect again/],
	['50173', /connect again/],
	['53003', /Conditional Access/],
	['530003', /Conditional Access/],
	['7000112', /Enterprise applications/],
])('AADSTS%s', (number, remedy) => {
	const text = `invalid_client: Error(s): ${number} - Description: AADSTS${number}: In Microsoft's words. Trace ID: x`;
	expect(signInRemedy(text)).toEqual({
		code: `AADSTS${number}`,
		remedy: expect.stringMatching(remedy) as string,
		transient: false,
	});
});

test.each([
	['AADSTS123456: Something new. Trace ID: 1', 'Something new.'],
	['AADSTS123456: Something new\r\nTrace ID: 1', 'Something new'],
	['error=x&error_description=AADSTS123456: Something', 'Something'],
	['AADSTS123456', ''],
	[`AADSTS123456: ${'long '.repeat(100)}`, 'long '.repeat(60)],
])('a number that nobody knows speaks for itself: %p', (text, remedy) => {
	expect(signInRemedy(text)).toMatchObject({ code: 'AADSTS123456', remedy });
});

test.each([
	'temporarily_unavailable AADSTS123456: Busy.',
	'AADSTS90033: A transient error has occurred. Please try again.',
	'AADSTS90055: Too many requests.',
])('%p may work later', (text) => {
	expect(signInRemedy(text)).toMatchObject({ transient: true });
});

test.each(['', 'invalid_client', 'AADSTS', 'connect ECONNREFUSED'])(
	'%p is nothing that Microsoft numbered',
	(text) => {
		expect(signInRemedy(text)).toBeUndefined();
	},
);
