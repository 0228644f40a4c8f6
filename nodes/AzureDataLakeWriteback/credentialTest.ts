import { randomUUID } from 'node:crypto';

import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { endpointOf, isOneLake, type LakeCredential } from '../../credentials/azureDataLake/account';
import { assertLakeCredential } from '../../credentials/azureDataLake/checks';
import { assertSasPermits, FOR_UPLOAD } from '../../credentials/azureDataLake/sasPermissions';
import { redact } from '../shared/errors/redact';
import { adlsRemedy, LAKE_FILE_SYSTEM } from '../shared/errors/remedies/adls';
import { brokenConnection } from '../shared/http/brokenConnection';
import { exchange } from '../shared/http/exchange';
import { LakeAuthorization } from './lake/authorization';
import { lakeRefusal } from './lake/outcome';
import { addressOf } from './lake/path';

/** Milliseconds. */
const TIMEOUT = 30_000;

/** What the Test button does: it tries to write, and says what is missing. Nothing is changed. */
export async function testDataLake(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credential = (data ?? {}) as unknown as LakeCredential;
	return await probe(credential).then(
		(message): INodeCredentialTestResult => ({ status: 'OK', message }),
		(error: Error) => ({ status: 'Error', message: redact(error.message) }),
	);
}

/**
 * Appends a byte to a file that is not there: whoever may write is told so, others are refused before.
 * https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/update
 */
async function probe(credential: LakeCredential): Promise<string> {
	assertLakeCredential(credential);
	assertSasPermits(credential, FOR_UPLOAD);
	const named = (credential.fileSystem ?? '').trim();
	const path = {
		fileSystem: named || `n8n-${randomUUID()}`,
		segments: [...folderOf(credential), randomUUID()],
	};
	const address = `${endpointOf(credential)}/${addressOf(path)}?action=append&position=0`;
	const { url, headers } = await new LakeAuthorization(credential).authorize('PATCH', address, {
		'content-length': '1',
	});
	const answer = await exchange(url, { method: 'PATCH', headers, body: ' ', timeout: TIMEOUT }).catch(
		(error: Error) => {
			throw new Error(`${endpointOf(credential)} could not be reached: ${brokenConnection(error)}.`);
		},
	);
	const refusal = lakeRefusal({ ...answer, body: undefined });
	const [code] = refusal.codes;
	const isMissing = code === 'FilesystemNotFound';
	if (isMissing && !named) return 'Signed in. Name a file system to have the right to write tested too';
	// The file is not there: nothing else speaks against writing. OneLake has codes of its own for that.
	if (answer.status === 404 && !isMissing) return `Signed in, and allowed to write to ${named}`;
	const remedy = isMissing ? LAKE_FILE_SYSTEM : adlsRemedy(refusal);
	const words = [refusal.status, code].filter(Boolean).join(' ');
	throw new Error(`The storage account refused (${words}). ${remedy}${mayBeEnough(code, credential)}`);
}

/** By access control lists, an app may write to a folder and to nothing above it, where the credential knows of none. */
function mayBeEnough(code: string | undefined, credential: LakeCredential): string {
	const isApp = credential.authentication === 'servicePrincipal' && !isOneLake(credential);
	if (!isApp || code !== 'AuthorizationPermissionMismatch') return '';
	return ' If the app has rights on a folder only, by its ACL, this test cannot tell: run the node.';
}

/** OneLake's own folders are Fabric's: what is right beneath a workspace is refused for that. */
const folderOf = (credential: LakeCredential): string[] =>
	isOneLake(credential) ? ['n8n.Lakehouse', 'Files'] : [];
