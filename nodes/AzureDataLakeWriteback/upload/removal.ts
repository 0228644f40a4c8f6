import { setTimeout } from 'node:timers/promises';

import { failureOf, isBroken, type Outcome } from '../../shared/http/attempt';
import { isTransient } from '../../shared/http/retryDelay';
import type { Lake } from '../lake/lake';
import { answered, failed, isDone } from '../lake/outcome';
import type { LakePath } from '../lake/path';
import { fileClient } from './fileWriter';

/** Milliseconds without an answer after which an attempt to clean up is given up. */
const TIMEOUT = 5000;
const ATTEMPTS = 3;
/** Milliseconds. An execution that is canceled has to end within a second, whether the service answers or not. */
const PATIENCE = 700;

/**
 * Deletes what an upload that did not come to its end leaves behind. It fails no more than the upload has: what went wrong with
 * that is what the user is told. When the execution was stopped, a service that is slow to answer is not waited for.
 */
export async function removeLeftOver(lake: Lake, path: LakePath): Promise<void> {
	const { signal } = lake.run;
	const hurried = Promise.withResolvers<void>();
	const hurry = () => void setTimeout(PATIENCE, undefined, { ref: false }).then(hurried.resolve);
	signal.addEventListener('abort', hurry);
	if (signal.aborted) hurry();
	await Promise.race([remove(lake, path).catch(() => undefined), hurried.promise]);
	signal.removeEventListener('abort', hurry);
}

/** https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/delete */
async function remove(lake: Lake, path: LakePath): Promise<void> {
	const service = await lake.service();
	const retries = lake.run.retries();
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		const ending = AbortSignal.timeout(TIMEOUT);
		const outcome = await lake.attempt(() =>
			fileClient(service, path)
				.delete(false, { abortSignal: ending })
				.then(
					(result): Outcome => answered(result),
					(error: Error) => failed(error, new AbortController().signal),
				),
		);
		const settled = !isBroken(outcome) && (outcome.status >= 400 || isDone(outcome));
		const gone = settled && !isTransient(failureOf(outcome));
		if (gone) return;
		if (!lake.run.signal.aborted) await retries.next(failureOf(outcome));
	}
}
