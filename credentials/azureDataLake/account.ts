import { type CloudChoice, CLOUDS } from '../entra/clouds';
import type { EntraCredential } from '../entra/checks';

/** How a storage account lets somebody in. */
export type LakeAuthentication = 'servicePrincipal' | 'sharedKey' | 'sas';

export interface LakeCredential extends EntraCredential {
	authentication: LakeAuthentication;
	accountName: string;
	accountKey?: string;
	sasToken?: string;
	/** Where files go unless a node names another file system. */
	fileSystem?: string;
	/** Empty for the account's own. */
	endpoint?: string;
}

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** The account's name as it is signed with. */
export const accountNameOf = ({ accountName }: LakeCredential): string => trimmed(accountName);

/** Whether it is Fabric's OneLake, whose file systems are workspaces. */
export const isOneLake = (credential: LakeCredential): boolean => accountNameOf(credential) === 'onelake';

/**
 * The root of the account's Data Lake Storage endpoint, without a trailing slash.
 * https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-endpoints
 */
export function endpointOf(credential: LakeCredential): string {
	const own = ownEndpoint(credential);
	if (own) return own.replace(/\/+$/, '');
	const { cloud = 'global' } = credential as Partial<CloudChoice>;
	const { storageSuffix } = CLOUDS[cloud === 'custom' ? 'global' : cloud];
	return `https://${accountNameOf(credential)}.dfs.${storageSuffix}`;
}

/** The address that the user entered, if any: with a cloud of one's own, its Service URL is one too. */
export function ownEndpoint({ endpoint, cloud, serviceUrl }: LakeCredential): string {
	return trimmed(endpoint) || (cloud === 'custom' ? trimmed(serviceUrl) : '');
}

/** The signature's fields, without the question mark that the portal puts ahead of them. */
export const sasOf = ({ sasToken }: LakeCredential): string => trimmed(sasToken).replace(/^\?/, '');
