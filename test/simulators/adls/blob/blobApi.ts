import type { Exchange } from '../../exchange.ts';
import type { Account } from '../account.ts';
import { requireVersion } from '../apiVersion.ts';
import { authenticate } from '../authorization/authenticate.ts';
import { LakeRequest, type Operation } from '../lakeRequest.ts';
import { requireOpen } from '../network.ts';
import { notSimulated } from '../refusal.ts';
import { pathAndQueryOf, type Target, targetOf } from '../target.ts';
import { getBlob, getBlobProperties, leaseBlob, setBlobMetadata, setBlobProperties } from './blobs.ts';
import {
	createContainer,
	deleteContainer,
	getContainer,
	listContainers,
	setContainerMetadata,
} from './containers.ts';

const OPERATIONS: Readonly<Record<string, Operation>> = {
	'GET account list': listContainers,
	'PUT container': createContainer,
	'GET container': getContainer,
	'HEAD container': getContainer,
	'PUT container metadata': setContainerMetadata,
	'DELETE container': deleteContainer,
	'GET blob': getBlob,
	'HEAD blob': getBlobProperties,
	'PUT blob metadata': setBlobMetadata,
	'PUT blob properties': setBlobProperties,
	'PUT blob lease': leaseBlob,
};

/** The blob endpoint of an account, as far as the vendor's Data Lake client uses it. */
export class BlobApi {
	private readonly account: Account;

	constructor(account: Account) {
		this.account = account;
	}

	/** @throws Refusal */
	async answer(exchange: Exchange): Promise<void> {
		const { account } = this;
		if (account.behaviour.blobEndpoint === 'unreachable') exchange.drop();
		requireOpen(account);
		const { method, headers } = exchange;
		const target = targetOf(pathAndQueryOf(exchange.entry.url));
		requireVersion(headers, target.query.get('sv'));
		const caller = authenticate(account, method, headers, target);
		const name = nameOf(method, target);
		const operation = OPERATIONS[name];
		if (!operation) throw notSimulated(`${name} of the Blob service`);
		await operation(new LakeRequest(exchange, account, caller, target));
	}
}

function nameOf(method: string, { query, path, fileSystem }: Target): string {
	const container = query.get('restype') === 'container' ? 'container' : 'account';
	const subject = path.length ? 'blob' : fileSystem === undefined ? 'account' : container;
	return [method, subject, ...(query.has('comp') ? [query.get('comp')] : [])].join(' ');
}
