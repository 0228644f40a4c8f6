import type { Exchange } from '../exchange.ts';
import { type Address, type DriveLocator, parseAddress } from './addressing.ts';
import { authenticate, type Caller, type TokenVerifier } from './caller.ts';
import type { Drive } from './drive.ts';
import { comparable } from './names.ts';
import { createFolder } from './operations/createFolder.ts';
import { createUploadSession } from './operations/createUploadSession.ts';
import { getDrive } from './operations/getDrive.ts';
import { getItem } from './operations/getItem.ts';
import { listChildren } from './operations/listChildren.ts';
import type { Operation } from './operations/operation.ts';
import { putContent } from './operations/putContent.ts';
import { requirePermission } from './permissions.ts';
import { itemNotFound, malformed, notSimulated, Refusal } from './refusal.ts';
import type { UploadSessions } from './uploadSessions.ts';

const OPERATIONS: Record<string, Operation> = {
	'GET drive': getDrive,
	'GET item': getItem,
	'GET item/children': listChildren,
	'POST item/children': createFolder,
	'PUT item/content': putContent,
	'POST item/createUploadSession': createUploadSession,
};

export interface GraphApiParts {
	drives: readonly Drive[];
	sessions: UploadSessions;
	verify: TokenVerifier;
	/** Journals what contradicts the vendor's own description of a request. */
	check: (exchange: Exchange) => void;
	origin(): string;
}

/** Microsoft Graph, as far as it is about drives. */
export class GraphApi {
	private readonly parts: GraphApiParts;

	constructor(parts: GraphApiParts) {
		this.parts = parts;
	}

	/** @throws Refusal */
	async answer(exchange: Exchange): Promise<void> {
		const takesJson = exchange.method === 'POST' || exchange.method === 'PATCH';
		const body = takesJson ? await exchange.json() : undefined;
		this.parts.check(exchange);
		const origin = this.parts.origin();
		const caller = authenticate(exchange.headers.authorization, this.parts.verify, origin);
		const address = parseAddress(exchange.url.pathname);
		if (!address) throw notSimulated(exchange.url.pathname);
		const operation = operationFor(exchange.method, address);
		if (takesJson) requireJson(exchange, body);
		const drive = this.driveAt(address.drive, caller);
		requirePermission(caller, operation.access, drive);
		const locator = address.item ?? { from: undefined, path: [] };
		await operation.run({ exchange, caller, drive, locator, body, sessions: this.parts.sessions, origin });
	}

	/** @throws Refusal 404, 400 when an application without a user asks for its own drive */
	private driveAt(locator: DriveLocator, caller: Caller): Drive {
		const { drives } = this.parts;
		if (locator.by === 'id')
			return found(
				drives.find(({ id }) => id === locator.id),
				itemNotFound(),
			);
		if (locator.by === 'rootSite')
			return found(
				drives.find(({ rootSite }) => rootSite),
				itemNotFound(),
			);
		if (locator.by === 'me') {
			if (!caller.delegated) {
				throw new Refusal(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
			}
			return found(
				drives.find((drive) => caller.owns(drive)),
				new Refusal(404, 'ResourceNotFound', "User's mysite not found."),
			);
		}
		const user = comparable(locator.user);
		return found(
			drives.find(({ owner }) => [owner.id, owner.userPrincipalName].map(comparable).includes(user)),
			new Refusal(404, 'Request_ResourceNotFound', `Resource '${locator.user}' does not exist.`),
		);
	}
}

function operationFor(method: string, { item, navigation }: Address): Operation {
	const subject = [item ? 'item' : 'drive', ...(navigation ? [navigation] : [])].join('/');
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

function requireJson({ entry, headers }: Exchange, body: unknown): void {
	if (entry.body === '') return;
	if (body === undefined) throw malformed('Unable to read JSON request payload.', 'the body is JSON');
	if (/^application\/json\b/i.test(headers['content-type'] ?? '')) return;
	throw new Refusal(415, 'invalidRequest', 'The content type of the request is not supported.', {
		violation: 'a JSON body is sent as application/json',
	});
}

function found(drive: Drive | undefined, otherwise: Refusal): Drive {
	if (!drive) throw otherwise;
	return drive;
}
