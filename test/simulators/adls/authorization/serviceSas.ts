import { key, type Path } from '../tree/fileSystem.ts';
import type { Target } from '../target.ts';

/** Since this version a signature is made over the resource and the snapshot too. */
const WITH_RESOURCE = '2018-11-09';
/** Since this version, over the encryption scope too. */
const WITH_ENCRYPTION_SCOPE = '2020-12-06';
const OVERRIDES = ['rscc', 'rscd', 'rsce', 'rscl', 'rsct'];

/**
 * What the signature of a service SAS may be made over, given what the request is about: nothing when it is not about
 * what such a signature is for.
 * @see https://learn.microsoft.com/rest/api/storageservices/create-service-sas#constructing-the-signature-string
 */
export function serviceSasTexts(account: string, target: Target): string[] {
	const { query, fileSystem } = target;
	const resource = fileSystem === undefined ? undefined : signedResource(target);
	if (resource === undefined) return [];
	const field = (name: string) => query.get(name) ?? '';
	const version = field('sv');
	const canonical = ['/blob', account, ...resource].join('/');
	const before = [field('sp'), field('st'), field('se'), canonical, field('si'), field('sip'), field('spr')];
	const snapshot = version >= WITH_RESOURCE ? [field('sr'), ''] : [];
	const scope = version >= WITH_ENCRYPTION_SCOPE ? [field('ses')] : [];
	return [[...before, version, ...snapshot, ...scope, ...OVERRIDES.map(field)].join('\n')];
}

/** What the request is about, as far as the signature names it. */
function signedResource({ query, fileSystem, path }: Target): Path | undefined {
	const subject = path.length ? path : listed(query.get('directory'));
	const inFileSystem = [fileSystem ?? ''];
	switch (query.get('sr')) {
		case 'c':
			return inFileSystem;
		case 'b':
			return path.length ? [...inFileSystem, key(path)] : undefined;
		case 'd':
			return [...inFileSystem, ...subject.slice(0, Number(query.get('sdd') ?? 0))];
		default:
			return undefined;
	}
}

/** A list names its directory in the query. */
function listed(directory: string | undefined): Path {
	return (directory ?? '').split('/').filter((name) => name !== '');
}
