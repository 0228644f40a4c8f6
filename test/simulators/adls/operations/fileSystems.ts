import { send } from '../answer.ts';
import type { LakeRequest, Operation } from '../lakeRequest.ts';
import { httpDate } from '../moment.ts';
import { requireFileSystemName } from '../names.ts';
import { requireUnmanaged } from '../oneLake.ts';
import { refusal } from '../refusal.ts';
import { FileSystem } from '../tree/fileSystem.ts';
import { formatProperties, parseProperties } from '../tree/properties.ts';
import { requireEmptyBody } from './requireEmptyBody.ts';

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/filesystem/create */
export const createFileSystem: Operation = async (request) => {
	const { account, headers, fileSystemName: name } = request;
	request.permit('createFileSystem');
	requireEmptyBody(request);
	requireUnmanaged(account, []);
	requireFileSystemName(name);
	if (account.fileSystems.has(name)) throw refusal('FilesystemAlreadyExists');
	const fileSystem = new FileSystem(name, account);
	fileSystem.properties = parseProperties(headers['x-ms-properties'] ?? '');
	account.fileSystems.set(name, fileSystem);
	await answer(request, 201);
};

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/filesystem/getproperties */
export const getFileSystemProperties: Operation = async (request) => {
	request.permit('readFileSystem');
	await answer(request, 200, { 'x-ms-properties': formatProperties(request.fileSystem.properties) });
};

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/filesystem/setproperties */
export const setFileSystemProperties: Operation = async (request) => {
	const { account, headers } = request;
	request.permit('writeFileSystem');
	requireEmptyBody(request);
	requireUnmanaged(account, []);
	const { fileSystem } = request;
	fileSystem.properties = parseProperties(headers['x-ms-properties'] ?? '');
	fileSystem.modified = account.clock.moment();
	await answer(request, 200);
};

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/filesystem/delete */
export const deleteFileSystem: Operation = async (request) => {
	const { account, exchange } = request;
	request.permit('deleteFileSystem');
	requireUnmanaged(account, []);
	request.fileSystem.close();
	account.fileSystems.delete(request.fileSystemName);
	await send(exchange, 202);
};

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/filesystem/list */
export const listFileSystems: Operation = async (request) => {
	const { account, query, exchange } = request;
	request.permit('listFileSystems');
	const prefix = query.get('prefix') ?? '';
	const after = query.get('continuation') ?? '';
	const rest = [...account.fileSystems.values()]
		.filter(({ name }) => name.startsWith(prefix) && name > after)
		.sort((one, other) => (one.name < other.name ? -1 : 1));
	const page = rest.slice(0, request.count('maxResults') ?? account.behaviour.listPageSize);
	const more = rest.length > page.length ? page.at(-1)?.name : undefined;
	const filesystems = page.map(({ name, modified }) => ({
		etag: modified.eTag,
		lastModified: httpDate(modified.at),
		name,
	}));
	const headers = { 'content-type': 'application/json;charset=utf-8', 'x-ms-continuation': more };
	await send(exchange, 200, headers, { filesystems });
};

async function answer(
	{ exchange, fileSystem, account }: LakeRequest,
	status: number,
	more: Record<string, string | undefined> = {},
): Promise<void> {
	await send(exchange, status, {
		...more,
		etag: `"${fileSystem.modified.eTag}"`,
		'last-modified': httpDate(fileSystem.modified.at),
		'x-ms-namespace-enabled': String(account.hierarchical),
	});
}
