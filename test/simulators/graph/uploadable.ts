import type { Exchange } from '../exchange.ts';
import { CONFLICT_BEHAVIOR, conflictBehaviorOf } from './conflictBehavior.ts';
import type { DriveType } from './driveSettings.ts';
import { type FileSystemInfo, readFileSystemInfo } from './fileSystemInfo.ts';
import type { ConflictBehavior } from './placement.ts';
import { malformed, notSimulated, type Refusal } from './refusal.ts';

type Json = Record<string, unknown>;

/** What the client of an upload session says of the file to come. */
export interface Uploadable {
	behavior: ConflictBehavior;
	name: string | undefined;
	/** Bytes. */
	fileSize: number | undefined;
	/** The dates that the file is to show. */
	fileSystemInfo: FileSystemInfo | undefined;
}

/** Known everywhere, with what their values have to be; the vendor takes null for nothing. */
const EVERYWHERE: Record<string, string> = {
	[CONFLICT_BEHAVIOR]: 'string',
	name: 'string',
	fileSystemInfo: 'object',
};
const BUSINESS_ONLY: Record<string, string> = { driveItemSource: 'object', mediaSource: 'object' };
const PERSONAL_ONLY: Record<string, string> = { description: 'string', fileSize: 'number' };

/**
 * Reads the body of createUploadSession.
 * @throws Refusal 400 for anything that the vendor's pages do not name
 * @see https://learn.microsoft.com/graph/api/resources/driveitemuploadableproperties
 */
export function readUploadable(exchange: Exchange, body: unknown, driveType: DriveType): Uploadable {
	const {
		item = {},
		deferCommit,
		[CONFLICT_BEHAVIOR]: misplaced,
		...others
	} = objectOf(body ?? {}, 'the body');
	if (misplaced !== undefined)
		exchange.violate(`${CONFLICT_BEHAVIOR} beside item is ignored: it belongs inside item`);
	const [unknown] = Object.keys(others);
	if (unknown !== undefined) throw badBody(`the body has no property ${unknown}`);
	if (deferCommit !== undefined && typeof deferCommit !== 'boolean')
		throw badBody('deferCommit is true or false');
	if (deferCommit) throw notSimulated('deferred commit of upload sessions');
	const known: Record<string, string | undefined> = {
		...EVERYWHERE,
		...(driveType === 'personal' ? PERSONAL_ONLY : BUSINESS_ONLY),
	};
	const properties = objectOf(item, 'item');
	for (const [name, value] of Object.entries(properties)) requireKnown(name, value, known[name]);
	return {
		// The page says that fail is the default; the service replaces.
		behavior: conflictBehaviorOf(properties[CONFLICT_BEHAVIOR], 'replace'),
		name: typeof properties.name === 'string' ? properties.name : undefined,
		fileSize: typeof properties.fileSize === 'number' ? properties.fileSize : undefined,
		fileSystemInfo: properties.fileSystemInfo
			? readFileSystemInfo(objectOf(properties.fileSystemInfo, 'fileSystemInfo'))
			: undefined,
	};
}

function requireKnown(name: string, value: unknown, type: string | undefined): void {
	if (name in PERSONAL_ONLY && type === undefined) throw badBody(`${name} is for OneDrive personal only`);
	if (type === undefined) throw badBody(`item has no property ${name}`);
	if (value !== null && typeof value !== type && name !== CONFLICT_BEHAVIOR)
		throw badBody(`${name} is not a ${type}`);
}

function objectOf(value: unknown, what: string): Json {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
	throw badBody(`${what} is a JSON object`);
}

function badBody(rule: string): Refusal {
	return malformed('The request is malformed or incorrect.', rule);
}
