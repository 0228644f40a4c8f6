import type { DataLakeServiceClient } from '@azure/storage-file-datalake';

import { accountNameOf, sasOf } from '../../../credentials/azureDataLake/account';
import type { LakeAuthorization } from './authorization';
import { transport } from './transport';

/**
 * Azure's own client for an account. It retries nothing by itself: it would not heed Retry-After, nor try again after 429.
 * https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-directory-file-acl-javascript
 */
export async function serviceClient(
	authorization: LakeAuthorization,
	endpoint: string,
	timeout: number,
): Promise<DataLakeServiceClient> {
	// Only those who use it load it.
	const sdk = await import('@azure/storage-file-datalake');
	const { credential } = authorization;
	const options = {
		httpClient: transport(timeout),
		retryOptions: { maxTries: 1 },
		userAgentOptions: { userAgentPrefix: 'n8n-nodes-domo-writeback/1.0' },
	};
	if (credential.authentication === 'sas')
		return new sdk.DataLakeServiceClient(
			`${endpoint}?${sasOf(credential)}`,
			sdk.newPipeline(undefined, options),
		);
	const proof =
		credential.authentication === 'sharedKey'
			? new sdk.StorageSharedKeyCredential(accountNameOf(credential), (credential.accountKey ?? '').trim())
			: tokenCredential(authorization);
	return new sdk.DataLakeServiceClient(endpoint, sdk.newPipeline(proof, options));
}

/** The SDK would keep a token until shortly before its end; one that is over at once is asked for anew each time. */
function tokenCredential(authorization: LakeAuthorization) {
	return { getToken: async () => ({ token: await authorization.token(), expiresOnTimestamp: 0 }) };
}
