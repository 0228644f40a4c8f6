import { FileContent } from '../content/fileContent.ts';
import type { Moment } from '../moment.ts';
import type { ContentKeeping } from '../../graph/contentStore.ts';
import type { AccessControl } from './accessControl.ts';
import { type ContentHeaders, OCTET_STREAM } from './contentHeaders.ts';
import { Lease } from './lease.ts';
import type { Properties } from './properties.ts';

/** What a file system is made of. */
export abstract class PathItem {
	readonly created: Moment;
	modified: Moment;
	properties: Properties = new Map();
	lease = new Lease();
	readonly access: AccessControl;

	constructor(created: Moment, access: AccessControl) {
		this.created = created;
		this.modified = created;
		this.access = access;
	}
}

export class DirectoryItem extends PathItem {}

export class FileItem extends PathItem {
	readonly content: FileContent;
	headers: ContentHeaders = OCTET_STREAM;
	/** Whether the Blob service wrote it: the dfs endpoint cannot append to it then. */
	byBlobService = false;

	constructor(created: Moment, access: AccessControl, keeping: ContentKeeping) {
		super(created, access);
		this.content = new FileContent(keeping);
	}
}
