import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { InvalidCredential } from '../../../../../credentials/invalidCredential.ts';
import { SignInFailed } from '../../../../../credentials/signInFailed.ts';
import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { Canceled } from '../../../../../nodes/shared/errors/canceled.ts';
import { type Refusal, ServiceError, Unreachable } from '../../../../../nodes/shared/errors/serviceError.ts';
import { toListError, toNodeError } from '../../../../../nodes/shared/errors/toNodeError.ts';
import { WaitTooLong } from '../../../../../nodes/shared/http/retries.ts';

const node: INode = {
	id: '1',
	name: 'OneDrive Writeback',
	type: 'n8n-nodes-domo-writeback.oneDriveWriteback',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const refused = (refusal: Partial<Refusal>, service: 'Domo' | 'OneDrive' = 'OneDrive') =>
	new ServiceError(service, 'upload "Sales.csv"', { status: 423, codes: [], ...refusal });

test.each<[string, Error, string, RegExp | undefined]>([
	[
		'a mistake in a field',
		new Actionable('File Name is empty', 'Enter one'),
		'File Name is empty',
		/^Enter one$/,
	],
	[
		'a credential that cannot work',
		new InvalidCredential('Client ID is empty: copy it'),
		'The credential cannot work as it is',
		/^Client ID is empty: copy it$/,
	],
	[
		'a sign-in that failed',
		new SignInFailed('Domo refused the client.', false),
		'The sign-in did not work',
		/^Domo refused the client\.$/,
	],
	[
		'a service that cannot be reached',
		new Unreachable('Domo', 'list the DataSets', 'its name is not known (DNS)'),
		'Domo could not list the DataSets',
		/^Its name is not known \(DNS\)\. Run the node again/,
	],
	[
		'a wait that is too long',
		new WaitTooLong(315_400, 60_000),
		'The service asks for a pause of 316 s, which is longer than Max Wait allows',
		/raise Max Wait.*60 s/,
	],
	['anything else', new Error('Something else'), 'Something else', undefined],
])('%s says what happened and what to do', (_, error, message, description) => {
	const told = toNodeError(node, error, 2);
	expect(told).toBeInstanceOf(NodeOperationError);
	expect(told.message).toBe(message);
	if (description) expect(told.description).toMatch(description);
	else expect(told.description).toBeFalsy();
	expect(told.context.itemIndex).toBe(2);
	expect(told.node).toBe(node);
});

test('a refusal tells what was asked for, the status, the remedy, the service’s words and its number', () => {
	const error = refused({
		codes: ['resourceLocked', 'notAllowed'],
		text: 'The resource is locked',
		trace: 'request-id 42',
	});
	const told = toNodeError(node, error, 0) as NodeApiError;
	expect(told).toBeInstanceOf(NodeApiError);
	expect(told.httpCode).toBe('423');
	expect(told.context.itemIndex).toBe(0);
	expect(told.message).toBe('OneDrive could not upload "Sales.csv" (423 resourceLocked)');
	expect(told.description).toMatch(
		/^The file is open in Office.* OneDrive says: The resource is locked\. Support finds it as request-id 42\.$/,
	);
});

test('a refusal without words gets the remedy alone, and none where there is none', () => {
	expect(toNodeError(node, refused({ status: 404 }, 'Domo')).message).toBe(
		'Domo could not upload "Sales.csv" (404)',
	);
	expect(toNodeError(node, refused({ status: 404 }, 'Domo')).description).toMatch(
		/^There is no such DataSet.*\.$/,
	);
	expect(toNodeError(node, refused({ status: 405 })).description).toBeFalsy();
	expect(toNodeError(node, refused({ status: 405, text: 'No. ' })).description).toBe('OneDrive says: No.');
});

test.each(['EEXIST', 'ENOENT', 'FileExists', 'getAddrInfo', 'ECONNRESET'])(
	'n8n does not put a text of its own in place of one that holds %s',
	(word) => {
		const action = `There is a file "${word}.csv" already`;
		expect(toNodeError(node, new Actionable(action, 'fix')).message).toBe(action);
		const error = new ServiceError('OneDrive', `upload "${word}.csv"`, {
			status: 409,
			codes: ['nameAlreadyExists'],
		});
		const told = toNodeError(node, error);
		expect(told.message).toBe(`OneDrive could not upload "${word}.csv" (409 nameAlreadyExists)`);
		expect(told.description).toMatch(/^Choose Replace or Rename/);
	},
);

test('n8n shows a stopped execution as canceled by this word', () => {
	const told = toNodeError(node, new Canceled(), 1);
	expect(told.message).toMatch(/canceled/);
	expect(told).not.toBeInstanceOf(NodeApiError);
});

test('nothing secret is in what is shown', () => {
	const secret = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln';
	const address = `https://contoso-my.sharepoint.com/up?tempauth=${secret}`;
	const told = toNodeError(node, refused({ status: 500, text: `PUT ${address} with Bearer ${secret}` }));
	expect(told.description).toContain('PUT https://contoso-my.sharepoint.com/up?… with Bearer …');
	expect(JSON.stringify(told)).not.toContain(secret);
	expect(toNodeError(node, new Actionable(`No file at ${address}`, `See ${address}`))).toMatchObject({
		message: 'No file at https://contoso-my.sharepoint.com/up?…',
		description: 'See https://contoso-my.sharepoint.com/up?…',
	});
});

test('in a list every error is of the kind whose description n8n shows', () => {
	const told = toListError(node, new Actionable('No site was found', 'Choose By URL'));
	expect(told).toBeInstanceOf(NodeApiError);
	expect([told.message, told.description]).toEqual(['No site was found', 'Choose By URL']);
});
