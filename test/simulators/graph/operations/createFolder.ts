import { sendJson } from '../answer.ts';
import {
	CONFLICT_BEHAVIOR,
	conflictBehaviorOf,
	noteMisplacedConflictBehavior,
	noteOldAnnotation,
} from '../conflictBehavior.ts';
import { driveItemView } from '../driveItemView.ts';
import { FolderItem } from '../items.ts';
import { placeFolder } from '../placement.ts';
import { malformed, notSimulated, Refusal } from '../refusal.ts';
import { context, type Operation } from './operation.ts';

/** @see https://learn.microsoft.com/graph/api/driveitem-post-children */
export const createFolder: Operation = {
	access: 'write',
	async run({ exchange, caller, drive, locator, body, origin, behaviour }) {
		noteMisplacedConflictBehavior(exchange, 'the body');
		const { name, folder, [CONFLICT_BEHAVIOR]: conflictBehavior, ...others } = propertiesOf(body);
		noteOldAnnotation(exchange, others, behaviour);
		if ('file' in others || 'remoteItem' in others) throw notSimulated('creation of files without content');
		if (typeof name !== 'string') throw malformed('The name is missing.', 'a new folder needs a name');
		if (!isObject(folder))
			throw malformed('The folder facet is missing.', 'a new folder is marked by folder: {}');
		const parent = drive.require(locator);
		if (!(parent instanceof FolderItem))
			throw new Refusal(400, 'invalidRequest', 'Only folders have children.');
		// Without a word from the client, a folder that is there already is answered with 200.
		const behavior = conflictBehaviorOf(conflictBehavior, 'replace');
		const { item, created } = placeFolder(drive, parent, name, behavior, caller.identity);
		await sendJson(exchange, created ? 201 : 200, {
			...context(origin, `drives('${drive.id}')/items('${parent.id}')/children/$entity`),
			...driveItemView(drive, item),
		});
	},
};

function propertiesOf(body: unknown): Record<string, unknown> {
	if (isObject(body)) return body;
	throw malformed('The request is malformed or incorrect.', 'a new item is described by a JSON object');
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
