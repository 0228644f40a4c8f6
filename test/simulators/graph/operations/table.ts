import type { Address } from '../addressing/address.ts';
import { getGroup, listGroups } from '../groups/readGroups.ts';
import { malformed, notSimulated } from '../refusal.ts';
import { getSite } from '../sites/getSite.ts';
import { followedSites, getAllSites, searchSites } from '../sites/listSites.ts';
import { copyItem } from './copyItem.ts';
import { createFolder } from './createFolder.ts';
import { createUploadSession } from './createUploadSession.ts';
import { deleteItem } from './deleteItem.ts';
import { getContent } from './getContent.ts';
import { getDelta } from './getDelta.ts';
import { getDrive } from './getDrive.ts';
import { getItem } from './getItem.ts';
import { listChildren } from './listChildren.ts';
import { listDrives } from './listDrives.ts';
import type { Operation, TenantOperation } from './operation.ts';
import { putContent } from './putContent.ts';
import { updateItem } from './updateItem.ts';

const OPERATIONS: Record<string, Operation | undefined> = {
	'GET drive': getDrive,
	'GET item': getItem,
	'PATCH item': updateItem,
	'DELETE item': deleteItem,
	'GET item/children': listChildren,
	'POST item/children': createFolder,
	'GET item/content': getContent,
	'PUT item/content': putContent,
	'POST item/copy': copyItem,
	'POST item/createUploadSession': createUploadSession,
	'GET item/delta': getDelta,
};

const TENANT_OPERATIONS: Record<string, TenantOperation | undefined> = {
	'GET sites': searchSites,
	'GET getAllSites': getAllSites,
	'GET site': getSite,
	'GET site/drives': listDrives,
	'GET groups': listGroups,
	'GET group': getGroup,
	'GET group/drives': listDrives,
	'GET me/drives': listDrives,
	'GET me/followedSites': followedSites,
	'GET user/drives': listDrives,
	'GET user/followedSites': followedSites,
};

/** @throws Refusal 400, 501 */
export function operationOn(
	method: string,
	{ item, navigation }: Pick<Extract<Address, { of: 'drive' }>, 'item' | 'navigation'>,
): Operation {
	const subject = subjectOf(item ? 'item' : 'drive', navigation);
	const operation = OPERATIONS[`${method} ${subject}`];
	if (operation) return operation;
	if (method === 'PUT' && subject === 'item') {
		throw malformed(
			'The request is malformed or incorrect.',
			'content is put to :/content, after a closing colon',
		);
	}
	throw notSimulated(`${method} ${subject}`);
}

/** @throws Refusal 501 */
export function tenantOperationOn(
	method: string,
	address: Exclude<Address, { of: 'drive' }>,
): TenantOperation {
	const { navigation } = address;
	const subject = address.of === 'tenant' ? navigation : subjectOf(address.owner.is, navigation);
	const operation = TENANT_OPERATIONS[`${method} ${subject}`];
	if (!operation) throw notSimulated(`${method} ${subject}`);
	return operation;
}

function subjectOf(thing: string, navigation: string): string {
	return navigation === '' ? thing : `${thing}/${navigation}`;
}
