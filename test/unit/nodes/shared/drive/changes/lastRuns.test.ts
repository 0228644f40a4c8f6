import type { IExecuteFunctions } from 'n8n-workflow';

import { LastRuns } from '../../../../../../nodes/shared/drive/changes/lastRuns.ts';
import { FakeClock } from '../../http/fakeClock.ts';

const clock = new FakeClock();
const DAY = 24 * 60 * 60 * 1000;
let data: object;
beforeEach(() => void (data = {}));

/** What the next run sees. */
const lastRuns = () => new LastRuns({ getWorkflowStaticData: () => data } as unknown as IExecuteFunctions);
const left = { link: 'https://graph.microsoft.com/delta', known: { a: 'b' } };

test('what one run leaves, the next one finds under the same key', () => {
	expect(lastRuns().of('here')).toBeUndefined();
	lastRuns().remember('here', left);
	expect(lastRuns().of('here')).toEqual({ ...left, at: clock.now });
	expect(lastRuns().of('there')).toBeUndefined();
});

test('what nobody asked for in 90 days is not kept', () => {
	lastRuns().remember('old', left);
	clock.now += 89 * DAY;
	lastRuns().remember('here', left);
	expect(lastRuns().of('old')).toBeDefined();
	clock.now += 2 * DAY;
	lastRuns().remember('here', left);
	expect(lastRuns().of('old')).toBeUndefined();
	expect(lastRuns().of('here')).toMatchObject({ at: clock.now });
});
