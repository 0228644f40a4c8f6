import { sendJson } from '../answer.ts';
import { requireConditions } from '../conditions.ts';
import { CONFLICT_BEHAVIOR, conflictBehaviorOf, noteMisplacedConflictBehavior } from '../conflictBehavior.ts';
import type { StoredContent } from '../contentStore.ts';
import { driveItemView } from '../driveItemView.ts';
import { finishFile } from '../officeFiles.ts';
import { admit, occupantOf, placeFile, targetOf } from '../placement.ts';
import { Refusal } from '../refusal.ts';
import { context, type DriveRequest, type Operation } from './operation.ts';

/** 250 MB, read as decimal: the vendor does not say which, and no correct client comes near. */
const LARGEST_CONTENT = 250_000_000;

/** @see https://learn.microsoft.com/graph/api/driveitem-put-content */
export const putContent: Operation = {
	access: 'write',
	async run(request) {
		const { exchange, caller, drive, locator, origin } = request;
		noteMisplacedConflictBehavior(exchange, 'the query');
		const behavior = conflictBehaviorOf(exchange.url.searchParams.get(CONFLICT_BEHAVIOR), 'replace');
		const declared = Number(exchange.headers['content-length'] ?? 0);
		if (declared > LARGEST_CONTENT) throw tooLarge();
		const target = targetOf(drive, locator);
		requireConditions(exchange.headers, occupantOf(target));
		admit(drive, target, behavior, declared);
		const content = await receive(request, target.name);
		try {
			const { item, created } = placeFile(drive, target, content, behavior, caller.identity);
			await sendJson(exchange, created ? 201 : 200, {
				...context(origin, `drives('${drive.id}')/items/$entity`),
				...driveItemView(drive, item),
			});
		} catch (error) {
			if (error instanceof Refusal) content.discard();
			throw error;
		}
	},
};

/** Stores the whole body; nothing of it when the connection breaks. */
async function receive({ exchange, drive }: DriveRequest, name: string): Promise<StoredContent> {
	const writer = drive.surroundings.store.write();
	let size = 0;
	try {
		for await (const chunk of exchange.body()) {
			size += chunk.length;
			if (size <= LARGEST_CONTENT) writer.write(chunk);
		}
		if (size > LARGEST_CONTENT) throw tooLarge();
		return finishFile(drive, name, writer);
	} catch (error) {
		writer.discard();
		throw error;
	}
}

function tooLarge(): Refusal {
	return new Refusal(413, 'invalidRequest', 'The request size exceeds the maximum limit.', {
		inner: 'maxFileSizeExceeded',
		violation: 'content of more than 250 MB goes through an upload session',
	});
}
