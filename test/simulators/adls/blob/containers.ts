import { send } from '../answer.ts';
import type { LakeRequest, Operation } from '../lakeRequest.ts';
import { httpDate } from '../moment.ts';
import { requireFileSystemName } from '../names.ts';
import { requireUnmanaged } from '../oneLake.ts';
import { refusal } from '../refusal.ts';
import { FileSystem } from '../tree/fileSystem.ts';
import { formatMetadata, parseMetadata } from '../tree/properties.ts';
import { type Element, xml } from './xml.ts';

/** @see https://learn.microsoft.com/rest/api/storageservices/create-container */
export const createContainer: Operation = async (request) => {
	const { account, headers, fileSystemName: name } = request;
	request.permit('createFileSystem');
	requireUnmanaged(account, []);
	requireFileSystemName(name);
	if (account.fileSystems.has(name)) throw refusal('ContainerAlreadyExists');
	const container = new FileSystem(name, account);
	container.properties = parseMetadata(headers);
	account.fileSystems.set(name, container);
	await answer(request, container, 201);
};

/** @see https://learn.microsoft.com/rest/api/storageservices/get-container-properties */
export const getContainer: Operation = async (request) => {
	request.permit('readFileSystem');
	const container = containerOf(request);
	await answer(request, container, 200, formatMetadata(container.properties));
};

/** @see https://learn.microsoft.com/rest/api/storageservices/set-container-metadata */
export const setContainerMetadata: Operation = async (request) => {
	request.permit('writeFileSystem');
	requireUnmanaged(request.account, []);
	const container = containerOf(request);
	container.properties = parseMetadata(request.headers);
	container.modified = request.account.clock.moment();
	await answer(request, container, 200);
};

/** @see https://learn.microsoft.com/rest/api/storageservices/delete-container */
export const deleteContainer: Operation = async (request) => {
	const { account, exchange } = request;
	request.permit('deleteFileSystem');
	requireUnmanaged(account, []);
	containerOf(request).close();
	account.fileSystems.delete(request.fileSystemName);
	await send(exchange, 202);
};

/** @see https://learn.microsoft.com/rest/api/storageservices/list-containers2 */
export const listContainers: Operation = async (request) => {
	const { account, query, exchange } = request;
	request.permit('listFileSystems');
	const [prefix, after] = [query.get('prefix') ?? '', query.get('marker') ?? ''];
	const rest = [...account.fileSystems.values()]
		.filter(({ name }) => name.startsWith(prefix) && name > after)
		.sort((one, other) => (one.name < other.name ? -1 : 1));
	const page = rest.slice(0, request.count('maxresults') ?? account.behaviour.listPageSize);
	const next = rest.length > page.length ? (page.at(-1)?.name ?? '') : '';
	const body = xml([
		'EnumerationResults',
		[
			['Containers', page.map(element)],
			['NextMarker', next],
		],
	]);
	await send(exchange, 200, { 'content-type': 'application/xml' }, body);
};

/** @throws Refusal 404 ContainerNotFound */
export function containerOf({ account, fileSystemName }: LakeRequest): FileSystem {
	const container = account.fileSystems.get(fileSystemName);
	if (!container) throw refusal('ContainerNotFound');
	return container;
}

function element({ name, modified }: FileSystem): Element {
	const properties: Element[] = [
		['Last-Modified', httpDate(modified.at)],
		['Etag', `"${modified.eTag}"`],
	];
	return [
		'Container',
		[
			['Name', name],
			['Properties', properties],
		],
	];
}

async function answer(
	{ exchange }: LakeRequest,
	{ modified }: FileSystem,
	status: number,
	more: Record<string, string> = {},
): Promise<void> {
	await send(exchange, status, {
		...more,
		etag: `"${modified.eTag}"`,
		'last-modified': httpDate(modified.at),
	});
}
