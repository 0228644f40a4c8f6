import { cleanUp, CLEAN_UP_TIMEOUT } from '../../shared/http/cleanUp';
import type { Outcome } from '../../shared/http/attempt';
import type { Lake } from '../lake/lake';
import { answered, failed, isDone } from '../lake/outcome';
import type { LakePath } from '../lake/path';
import { fileClient } from './fileWriter';

/** Deletes what an upload that did not come to its end leaves behind. */
export async function removeLeftOver(lake: Lake, path: LakePath): Promise<void> {
	await cleanUp(lake.run, () => lake.attempt(() => remove(lake, path)), isDone);
}

/** https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/delete */
async function remove(lake: Lake, path: LakePath): Promise<Outcome> {
	const service = await lake.service();
	return await fileClient(service, path)
		.delete(false, { abortSignal: AbortSignal.timeout(CLEAN_UP_TIMEOUT) })
		.then(
			(result): Outcome => answered(result),
			(error: Error) => failed(error),
		);
}
