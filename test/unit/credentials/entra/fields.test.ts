import { NodeHelpers, type INodeProperties } from 'n8n-workflow';

import { appFields } from '../../../../credentials/entra/app.ts';
import { powerBiFields } from '../../../../credentials/powerBi/fields.ts';

const noticed = (fields: INodeProperties[], clientSecret: string) => {
	const notice = fields.find(({ name }) => name === 'secretIdPasted');
	const values = { clientCredentialType: 'clientSecret', authentication: 'servicePrincipal', clientSecret };
	return notice && NodeHelpers.displayParameter(values, notice, null, null);
};

describe.each([
	['OneDrive', appFields({ permissions: 'x' })],
	['Power BI', powerBiFields],
])('the credential of %s', (_, fields) => {
	test.each([
		['5d0b3c1e-7f5e-4c58-9a4e-0e9f3a6f0b77', true],
		[' 5D0B3C1E-7F5E-4C58-9A4E-0E9F3A6F0B77 ', true],
		['abc8Q~app-secret-value-0123456789abcdef', false],
		['0a-b_c', false],
		['', false],
	])('notices a Secret ID in place of the secret: %j', (secret, expected) => {
		expect(noticed(fields, secret)).toBe(expected);
	});

	test('asks n8n for no pattern, which a busy machine may not work out in time', () => {
		expect(JSON.stringify(fields.map(({ displayOptions }) => displayOptions))).not.toContain('regex');
	});
});
