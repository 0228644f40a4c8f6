import { sendNothing } from '../answer.ts';
import { CONFLICT_BEHAVIOR, conflictBehaviorOf } from '../conflictBehavior.ts';
import { FileItem } from '../items.ts';
import { readItemUpdate } from '../itemUpdate.ts';
import { finishFile } from '../officeFiles.ts';
import { placeFile, targetOf } from '../placement.ts';
import { malformed, notSimulated } from '../refusal.ts';
import type { Operation } from './operation.ts';

/** Copies a file within its drive. @see https://learn.microsoft.com/graph/api/driveitem-copy */
export const copyItem: Operation = {
	access: 'write',
	async run({ exchange, caller, drive, locator, body, jobs }) {
		const item = drive.require(locator);
		if (!(item instanceof FileItem)) throw notSimulated('copies of folders');
		const behavior = conflictBehaviorOf(exchange.url.searchParams.get(CONFLICT_BEHAVIOR), 'fail');
		const { place } = readItemUpdate(exchange, drive, item, body);
		if (!place) throw malformed('The request is malformed or incorrect.', 'a copy has another place or name');
		const target = targetOf(drive, { from: place.folder.id, path: [place.name] });
		const writer = drive.surroundings.store.write();
		for await (const chunk of item.content.read(0, item.size - 1)) writer.write(chunk);
		const content = finishFile(drive, place.name, writer);
		const location = jobs.run(
			drive,
			() => placeFile(drive, target, content, behavior, caller.identity).item.id,
		);
		await sendNothing(exchange, 202, { location });
	},
};
