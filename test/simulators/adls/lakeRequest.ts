import type { Exchange } from '../exchange.ts';
import type { Account } from './account.ts';
import type { Access } from './authorization/access.ts';
import { authorize } from './authorization/authorize.ts';
import type { Caller } from './authorization/caller.ts';
import { heeded } from './oneLake.ts';
import { refusal } from './refusal.ts';
import type { Query, Target } from './target.ts';
import type { FileSystem, Path } from './tree/fileSystem.ts';
import { FileItem, type PathItem } from './tree/items.ts';

/** A request whose sender is known. */
export class LakeRequest {
	readonly exchange: Exchange;
	readonly account: Account;
	readonly caller: Caller;
	/** As far as the account heeds them; names in lower case. */
	readonly headers: Record<string, string>;
	/** Names of headers that the account does not heed; undefined when there are none. */
	readonly rejected: string | undefined;
	readonly target: Target;

	constructor(exchange: Exchange, account: Account, caller: Caller, target: Target) {
		const { headers, rejected } = heeded(account, exchange.headers);
		this.exchange = exchange;
		this.account = account;
		this.caller = caller;
		this.headers = headers;
		this.rejected = rejected;
		this.target = target;
	}

	get query(): Query {
		return this.target.query;
	}

	/** Decoded names; empty for the file system itself. */
	get path(): Path {
		return this.target.path;
	}

	/** Milliseconds since 1970. */
	get now(): number {
		return this.account.clock.now();
	}

	/** Empty for the account itself. */
	get fileSystemName(): string {
		return this.target.fileSystem ?? '';
	}

	/** @throws Refusal 404 FilesystemNotFound */
	get fileSystem(): FileSystem {
		const fileSystem = this.account.fileSystems.get(this.fileSystemName);
		if (!fileSystem) throw refusal('FilesystemNotFound');
		return fileSystem;
	}

	/** What is in the place that the request names. */
	get occupant(): PathItem | undefined {
		return this.account.fileSystems.get(this.fileSystemName)?.find(this.path);
	}

	/** @throws Refusal 404 PathNotFound */
	get item(): PathItem {
		const item = this.fileSystem.find(this.path);
		if (!item) throw refusal('PathNotFound');
		return item;
	}

	/** @throws Refusal 404 PathNotFound, 409 ResourceTypeMismatch for a directory */
	get file(): FileItem {
		const { item } = this;
		if (!(item instanceof FileItem)) throw refusal('ResourceTypeMismatch');
		return item;
	}

	/**
	 * Goes on only when the caller may do this.
	 * @param path the one that the request names unless told
	 * @throws Refusal 403
	 */
	permit(access: Access, path = this.path): void {
		authorize(this.account, this.caller, access, this.target.fileSystem, path);
	}

	/** Who makes new paths: the object id of a signed-in caller. */
	get owner(): string {
		return this.caller.by === 'token' && !this.account.oneLake ? this.caller.claims.oid : '$superuser';
	}

	/** The value of a parameter that is true or false. @throws Refusal 400 */
	flag(name: string): boolean | undefined {
		const value = this.query.get(name);
		if (value === undefined) return undefined;
		if (!/^(?:true|false)$/i.test(value)) throw refusal('InvalidQueryParameterValue');
		return value.toLowerCase() === 'true';
	}

	/** The value of a parameter that counts something. @throws Refusal 400 */
	count(name: string): number | undefined {
		const value = this.query.get(name);
		if (value === undefined) return undefined;
		if (!/^[0-9]{1,15}$/.test(value)) throw refusal('InvalidQueryParameterValue');
		return Number(value);
	}
}

/** Something that the service can be asked to do. */
export type Operation = (request: LakeRequest) => Promise<void>;
