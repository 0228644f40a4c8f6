import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { serviceOf } from '../../credentials/entra/clouds';
import { type PowerBiCredential, powerBiToken } from '../../credentials/powerBi/token';
import { bearer } from '../../credentials/tokenCache';
import { powerBiRemedy, ROLE } from '../shared/errors/remedies/powerBi';
import { redact } from '../shared/errors/redact';
import { brokenConnection } from '../shared/http/brokenConnection';
import { type Answer, exchange } from '../shared/http/exchange';
import { powerBiRefusal, TURNED_DOWN } from './powerBi';

const TIMEOUT = 30_000;

/** What the Test button asks: to sign in, and to see a workspace. It says what is missing. */
export async function testPowerBi(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credential = (data ?? {}) as unknown as PowerBiCredential;
	const message = await missing(credential).catch((error: Error) => error.message);
	return message
		? { status: 'Error', message: redact(message) }
		: { status: 'OK', message: 'Signed in to Power BI' };
}

/** @returns what is missing, if anything is */
async function missing(credential: PowerBiCredential): Promise<string | undefined> {
	const token = await powerBiToken(credential);
	let answer = await workspaces(credential, token);
	// A token from before does not know of permissions that were granted since.
	if (TURNED_DOWN.includes(answer.status))
		answer = await workspaces(credential, await powerBiToken(credential, token));
	const body = parsed(answer);
	if (answer.status !== 200) {
		const refusal = powerBiRefusal({ ...answer, body });
		const words = [answer.status, refusal.codes[0]].filter(Boolean).join(' ');
		return `Signed in, but Power BI refused (${words}). ${powerBiRemedy(refusal, 'list the workspaces')}`;
	}
	const isEmpty = (body as { value?: unknown[] }).value?.length === 0;
	// A user has My workspace in any case.
	return isEmpty && credential.authentication !== 'masterUser'
		? `Signed in, but the app is in no workspace. ${ROLE}`
		: undefined;
}

/** https://learn.microsoft.com/rest/api/power-bi/groups/get-groups */
async function workspaces(credential: PowerBiCredential, token: string): Promise<Answer> {
	const host = serviceOf(credential, 'powerBi');
	return await exchange(`${host}/v1.0/myorg/groups?$top=1`, {
		method: 'GET',
		headers: { ...bearer(token), Accept: 'application/json' },
		timeout: TIMEOUT,
	}).catch((error: Error) => {
		throw new Error(`Power BI at ${host} could not be reached: ${brokenConnection(error)}.`);
	});
}

function parsed({ body }: Answer): unknown {
	try {
		return JSON.parse(body.toString());
	} catch {
		return {};
	}
}
