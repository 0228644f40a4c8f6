import type { IExecuteFunctions } from 'n8n-workflow';

import type { DriveService } from '../../../../../nodes/shared/drive/driveService.ts';
import { folderOf, folderPath } from '../../../../../nodes/shared/drive/folderPath.ts';
import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { FakeClock } from '../http/fakeClock.ts';

const clock = new FakeClock();
beforeEach(() => void (clock.now = Date.parse('2026-03-01T04:30:00Z')));

const folderAt = (entered: unknown) => {
	const context = { getTimezone: () => 'America/New_York', getNodeParameter: () => entered };
	return folderOf({ folderPath } as DriveService, context as unknown as IExecuteFunctions, 0);
};

test.each([
	['Reports/<current_date>', ['Reports', '2026-02-28']],
	['\\Reports\\2026\\', ['Reports', '2026']],
	['', []],
	['/', []],
	[2026, ['2026']],
])('%p names the folders %j, by the day where the workflow is', (entered, segments) => {
	expect(folderAt(entered)).toEqual(segments);
});

test.each([
	['a:b', 'Folder Path "a:b" holds :'],
	[undefined, 'Folder Path has no value'],
])('%p names none', (entered, message) => {
	expect(() => folderAt(entered)).toThrow(Actionable);
	expect(() => folderAt(entered)).toThrow(message);
});
