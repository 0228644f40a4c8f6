import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { toListError } from '../errors/toNodeError';
import { Run } from '../node/run';
import { newTally } from '../node/tally';
import type { Authentication, DriveService } from './driveService';
import { Graph } from './graph';

/**
 * Fills a list of the editor from Graph, with the credential that the node is set to.
 * @throws n8n's errors, with the words for the user
 */
export async function fillList<T>(
	drives: Pick<DriveService, 'service' | 'credentialType'>,
	context: ILoadOptionsFunctions,
	work: (graph: Graph) => Promise<T>,
): Promise<T> {
	const authentication = context.getCurrentNodeParameter('authentication') as Authentication;
	const credentialType = drives.credentialType(authentication);
	try {
		const access = { run: new Run(context), tally: newTally(), service: drives.service, credentialType };
		return await work(await Graph.open(access));
	} catch (error) {
		throw toListError(context.getNode(), error);
	}
}
