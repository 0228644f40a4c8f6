import type { Exchange } from '../exchange.ts';
import type { Account } from './account.ts';
import { requireVersion } from './apiVersion.ts';
import { authenticate } from './authorization/authenticate.ts';
import { LakeRequest, type Operation } from './lakeRequest.ts';
import { requireOpen } from './network.ts';
import { appendData } from './operations/appendData.ts';
import { createPath } from './operations/createPath.ts';
import { deletePath } from './operations/deletePath.ts';
import {
	createFileSystem,
	deleteFileSystem,
	getFileSystemProperties,
	listFileSystems,
	setFileSystemProperties,
} from './operations/fileSystems.ts';
import { flushData } from './operations/flushData.ts';
import { getProperties } from './operations/getProperties.ts';
import { leasePath } from './operations/leasePath.ts';
import { listPaths } from './operations/listPaths.ts';
import { readPath } from './operations/readPath.ts';
import { renamePath } from './operations/renamePath.ts';
import { setAccessControl } from './operations/setAccessControl.ts';
import { setProperties } from './operations/setProperties.ts';
import { notSimulated, violating } from './refusal.ts';
import { pathAndQueryOf, targetOf, type Target } from './target.ts';

type Operations = Readonly<Record<string, Operation>>;

const OF_PATH: Operations = {
	PUT: async (request) => (renames(request) ? renamePath(request) : createPath(request)),
	PATCH: async (request) => update(request)(request),
	POST: leasePath,
	GET: readPath,
	HEAD: getProperties,
	DELETE: deletePath,
};

const OF_FILE_SYSTEM: Operations = {
	PUT: createFileSystem,
	PATCH: setFileSystemProperties,
	GET: listPaths,
	HEAD: getFileSystemProperties,
	DELETE: deleteFileSystem,
};

const UPDATES: Operations = { append: appendData, flush: flushData, setProperties, setAccessControl };

/** The dfs endpoint of an account. */
export class DfsApi {
	private readonly account: Account;
	private readonly check: (exchange: Exchange) => void;

	/** @param check journals what contradicts the vendor's own description of a request */
	constructor(account: Account, check: (exchange: Exchange) => void) {
		this.account = account;
		this.check = check;
	}

	/** @throws Refusal */
	async answer(exchange: Exchange): Promise<void> {
		const { account } = this;
		this.check(exchange);
		noteBlobClient(exchange);
		requireOpen(account);
		const target = targetOf(pathAndQueryOf(exchange.entry.url));
		requireVersion(exchange.headers, target.query.get('sv'));
		const caller = authenticate(account, exchange.method, exchange.headers, target);
		await operationFor(exchange.method, target)(new LakeRequest(exchange, account, caller, target));
	}
}

function operationFor(method: string, target: Target): Operation {
	const { query, fileSystem, path } = target;
	if (query.has('comp') || query.has('restype'))
		throw violating('UnsupportedQueryParameter', 'a request for the Blob service came to the dfs endpoint');
	if (fileSystem === undefined) {
		if (method === 'GET' && query.get('resource') === 'account') return listFileSystems;
		throw notSimulated(`${method} of an account`);
	}
	const operation = (path.length ? OF_PATH : OF_FILE_SYSTEM)[method];
	if (!operation) throw violating('UnsupportedHttpVerb', `nothing answers ${method} here`);
	if (!path.length && query.get('resource') !== 'filesystem')
		throw violating('MissingRequiredQueryParameter', 'whoever means a file system says resource=filesystem');
	return operation;
}

function renames({ headers }: LakeRequest): boolean {
	return headers['x-ms-rename-source'] !== undefined;
}

/** @throws Refusal 400 */
function update({ query }: LakeRequest): Operation {
	const action = query.get('action');
	if (action === 'setAccessControlRecursive') throw notSimulated(action);
	const operation = UPDATES[action ?? ''];
	if (!operation)
		throw violating('InvalidQueryParameterValue', `there is no update ${action ?? 'without action'}`);
	return operation;
}

/**
 * Where host names do not tell them apart, requests of the Blob service's client come here as well. They ask for XML, which
 * this endpoint never answers.
 */
function noteBlobClient(exchange: Exchange): void {
	const { accept = '' } = exchange.headers;
	if (accept.includes('xml') && !accept.includes('json'))
		exchange.warn('a request of the Blob service: it would go to the blob endpoint');
}
