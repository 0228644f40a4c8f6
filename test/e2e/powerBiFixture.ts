import type { Execution } from '../sandbox/api/execution.ts';
import { type Credential, readWorkflow, type SavedWorkflow } from '../sandbox/api/workflow.ts';
import type { Row } from '../simulators/domo/dataSets.ts';
import { type Digest, digestOf } from '../simulators/powerBi/rows/digest.ts';
import { powerBiColumns } from '../simulators/powerBiColumns.ts';
import { by, Fixture } from './fixture.ts';
import { sales } from './sales.ts';

export const API = 'powerBiWritebackApi';
export const OAUTH2 = 'powerBiWritebackOAuth2Api';

/** The same with the customer's Power BI. */
export class PowerBiFixture extends Fixture {
	get customer() {
		return this.cloud.powerBiCustomer;
	}

	/** The only dataset of the name in the workspace, and its only table. */
	made(name: string) {
		const [dataset, ...others] = this.customer.sales.datasets.filter((one) => one.name === name);
		expect([dataset?.tables.length, others]).toEqual([1, []]);
		return { dataset: dataset!, table: dataset!.tables[0]! };
	}

	/** Imports an example as a user would, who then chooses the credential, and another name for the dataset. */
	async imported(example: string, credential: Credential, dataset?: string): Promise<SavedWorkflow> {
		const { domo, powerBiApp } = this.credentials;
		const workflow = readWorkflow(`examples/${example}.json`, [domo, powerBiApp]);
		const node = workflow.nodes.find(({ type }) => type.endsWith('powerBiWriteback'))!;
		delete node.credentials![API];
		Object.assign(node.credentials!, { [credential.type]: { id: credential.id, name: credential.name } });
		if (credential.type === OAUTH2) node.parameters.authentication = 'oAuth2';
		if (dataset) node.parameters.dataset = by('name', dataset);
		return await this.api.createWorkflow(workflow);
	}

	/** Runs it. @returns the execution, which has succeeded */
	async succeed(workflow: SavedWorkflow, trigger: string): Promise<Execution> {
		const execution = await this.api.runAndWait(workflow, trigger);
		expect(execution.error).toBeUndefined();
		expect(this.toldSecrets(execution.text)).toEqual([]);
		return execution;
	}
}

/** What a table comes to that holds the DataSet so many times, and nothing else. */
export function digestOfSales(times = 1): Digest {
	return digestOf(
		powerBiColumns(sales.columns),
		Array.from({ length: times }, () => [...(sales.rows as () => Iterable<Row>)()]).flat(),
	);
}
