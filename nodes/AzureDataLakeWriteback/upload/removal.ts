import type { Outcome, Reply } from '../../shared/http/attempt';
import { cleanUp, CLEAN_UP_TIMEOUT } from '../../shared/http/cleanUp';
import type { Lake } from '../lake/lake';
import { answered, failed, isDone } from '../lake/outcome';
import { fileClient, type OwnFile } from './fileWriter';

/**
 * Deletes what an upload that did not come to its end leaves behind.
 * @returns whether it is known to be gone
 */
export async function removeLeftOver(lake: Lake, file: OwnFile): Promise<boolean> {
	return await cleanUp(
		lake.run,
		() => lake.attempt(() => remove(lake, file)),
		(reply) => isDone(reply) || isGone(reply, file),
	);
}

/** https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/delete */
async function remove(lake: Lake, file: OwnFile): Promise<Outcome> {
	const service = await lake.service();
	return await fileClient(service, file)
		.delete(false, {
			abortSignal: AbortSignal.timeout(CLEAN_UP_TIMEOUT),
			conditions: { leaseId: file.lease },
		})
		.then(
			(result): Outcome => answered(result),
			(error: Error) => failed(error),
		);
}

/** What does not have our lease is not ours, or not any more. */
const isGone = ({ status }: Reply, { lease }: OwnFile) =>
	status === 404 || (Boolean(lease) && status === 412);
