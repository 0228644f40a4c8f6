import { send } from '../answer.ts';
import type { LakeRequest, Operation } from '../lakeRequest.ts';
import { fileTime, httpDate } from '../moment.ts';
import { notSimulated, refusal, violating } from '../refusal.ts';
import { key, type Path } from '../tree/fileSystem.ts';
import { DirectoryItem, FileItem, type PathItem } from '../tree/items.ts';

type Listed = readonly [path: string, item: PathItem | undefined];

/** @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/list */
export const listPaths: Operation = async (request) => {
	const { query, account } = request;
	const directory = (query.get('directory') ?? '').split('/').filter((name) => name !== '');
	request.permit('list', directory);
	if (query.has('beginFrom')) throw notSimulated('beginFrom');
	const recursive = request.flag('recursive');
	if (recursive === undefined) throw violating('MissingRequiredQueryParameter', 'a list is recursive or not');
	const size = request.count('maxResults') ?? account.behaviour.listPageSize;
	if (size < 1) throw violating('OutOfRangeQueryParameterValue', 'maxResults is at least 1');
	const listed = entries(request, directory, recursive);
	if (!listed.length && directory.length && !request.fileSystem.find(directory))
		throw refusal('PathNotFound');
	const after = decodeToken(query.get('continuation'));
	const rest = listed.filter(([name]) => name > after);
	const page = rest.slice(0, Math.min(size, account.behaviour.listPageSize));
	const last = page.at(-1);
	const more = rest.length > page.length && last ? encodeToken(last[0]) : undefined;
	const headers = { 'content-type': 'application/json;charset=utf-8', 'x-ms-continuation': more };
	await send(request.exchange, 200, headers, {
		paths: page.map(([name, item]) => view(request, name, item)),
	});
};

/** What is beneath a directory, or directly in it, in the order of the names. */
function entries({ fileSystem, account }: LakeRequest, directory: Path, recursive: boolean): Listed[] {
	const beneath = fileSystem.beneath(directory);
	const found: Listed[] = account.hierarchical ? beneath : [...implied(beneath, directory), ...beneath];
	const depth = directory.length + 1;
	const wanted = found.filter(([name]) => recursive || name.split('/').length === depth);
	return wanted.sort(([one], [other]) => (one < other ? -1 : 1));
}

/** In a flat namespace, directories are where names have a slash. */
function implied(beneath: Listed[], directory: Path): Listed[] {
	const known = new Set(beneath.map(([name]) => name));
	const names = beneath.flatMap(([name]) => {
		const path = name.split('/');
		return path.slice(0, -1).map((_, index) => key(path.slice(0, index + 1)));
	});
	const prefix = directory.length ? `${key(directory)}/` : '';
	const missing = [...new Set(names)].filter((name) => name.startsWith(prefix) && !known.has(name));
	return missing.map((name) => [name, undefined] as const);
}

/** As the service is known to answer, whatever its description says: numbers and truth values are text. */
function view({ account }: LakeRequest, name: string, item: PathItem | undefined): object {
	if (!item) return { name, isDirectory: 'true', contentLength: '0' };
	const { created, modified, access } = item;
	const permissions = account.oneLake ? '---------' : access.permissions;
	return {
		contentLength: String(item instanceof FileItem ? item.content.length : 0),
		creationTime: fileTime(created.at),
		etag: modified.eTag,
		expiryTime: '0',
		...(item instanceof DirectoryItem ? { isDirectory: 'true' } : {}),
		lastModified: httpDate(modified.at),
		name,
		...(account.hierarchical ? { owner: access.owner, group: access.group, permissions } : {}),
	};
}

function encodeToken(name: string): string {
	return Buffer.from(name).toString('base64');
}

function decodeToken(token: string | undefined): string {
	return Buffer.from(token ?? '', 'base64').toString();
}
