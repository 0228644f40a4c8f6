import { sendJson } from '../answer.ts';
import { requireConditions } from '../conditions.ts';
import { noteMisplacedConflictBehavior } from '../conflictBehavior.ts';
import { admit, occupantOf, targetOf } from '../placement.ts';
import { malformed } from '../refusal.ts';
import { readUploadable } from '../uploadable.ts';
import { context, type Operation } from './operation.ts';

/** @see https://learn.microsoft.com/graph/api/driveitem-createuploadsession */
export const createUploadSession: Operation = {
	access: 'createUploadSession',
	async run({ exchange, caller, drive, locator, body, sessions, origin }) {
		noteMisplacedConflictBehavior(exchange, 'the item of the body');
		if (!locator.path.length && drive.driveType === 'personal') {
			throw malformed('File name not provided in url', 'on OneDrive personal a session is created by path');
		}
		const uploadable = readUploadable(exchange, body, drive.driveType);
		const target = targetOf(drive, locator);
		if (uploadable.name !== undefined && uploadable.name !== target.name) {
			throw malformed(
				'The name in the URL and the name in the request do not match.',
				`the body names ${uploadable.name}, the URL ${target.name}`,
			);
		}
		requireConditions(exchange.headers, occupantOf(target));
		admit(drive, target, uploadable.behavior, uploadable.fileSize);
		const session = sessions.open({ ...uploadable, drive, target, by: caller.identity });
		await sendJson(exchange, 200, {
			...context(origin, 'microsoft.graph.uploadSession'),
			...session.status(),
			uploadUrl: session.url,
		});
	},
};
