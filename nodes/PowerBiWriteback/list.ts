import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { toListError } from '../shared/errors/toNodeError';
import { Run } from '../shared/node/run';
import { type Authentication, PowerBi } from './powerBi';

/**
 * Fills a list of the editor from Power BI, with the credential that the node is set to.
 * @throws n8n's errors, with the words for the user
 */
export async function fillList<T>(
	context: ILoadOptionsFunctions,
	work: (powerBi: PowerBi) => Promise<T>,
): Promise<T> {
	const authentication = context.getCurrentNodeParameter('authentication') as Authentication;
	try {
		return await work(await PowerBi.open(new Run(context), authentication));
	} catch (error) {
		throw toListError(context.getNode(), error);
	}
}
