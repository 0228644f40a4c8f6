import type { IExecuteFunctions } from 'n8n-workflow';

import { Actionable } from '../../shared/errors/actionable';
import { clock } from '../../shared/http/clock';
import type { Located } from '../../shared/node/locator';
import type { Run } from '../../shared/node/run';
import { createDataset } from '../createDataset';
import { datasetChoice, findDataset, findExistingDataset, type PushDataset } from '../dataset';
import { budgetOf, type DatasetBudget } from '../pacing/datasetBudget';
import { type Authentication, PowerBi } from '../powerBi';
import type { Column } from '../schema/column';
import { assertTable, tableName, tablePath } from '../table';
import { chosenWorkspace, type Workspace } from '../workspace';
import { alone, type Deed } from './alone';
import type { RetentionPolicy } from './fit';

/** Where rows are to go: a table of a dataset, which may have to be made first. */
export class Place {
	/** Undefined while there is none of that name. */
	dataset: PushDataset | undefined;
	created = false;

	private constructor(
		readonly powerBi: PowerBi,
		private readonly workspace: Workspace,
		private readonly choice: Located,
		readonly table: string,
	) {}

	/**
	 * What the item's parameters name. Nothing is sent yet.
	 * @throws Actionable, InvalidCredential
	 */
	static async of(run: Run, context: IExecuteFunctions, item: number): Promise<Place> {
		const authentication = context.getNodeParameter('authentication', item) as Authentication;
		const table = tableName(context, item);
		const choice = datasetChoice(context.getNodeParameter('dataset', item));
		const powerBi = await PowerBi.open(run, authentication);
		return new Place(powerBi, chosenWorkspace(powerBi, context, item), choice, table);
	}

	/**
	 * Looks for the dataset and the table.
	 * @param mayBeMissing whether the dataset is going to be made where there is none
	 * @throws Actionable when one of them is not there
	 */
	async look(mayBeMissing: boolean): Promise<void> {
		const { powerBi, workspace, choice } = this;
		if (mayBeMissing && choice.mode !== 'name')
			throw new Actionable(
				'Only a dataset that is chosen By Name can be created',
				'Choose By Name for Dataset, or turn Create Dataset If Missing off',
			);
		if (!mayBeMissing) {
			await this.existing('To have it made, turn on Create Dataset If Missing.');
			return;
		}
		this.dataset = await findDataset(powerBi, workspace, choice);
		if (this.dataset) await assertTable(powerBi, this.dataset, this.table);
	}

	/** The dataset, which has to be there with the table. @param fix what else to do where it is not @throws Actionable */
	async existing(fix?: string): Promise<PushDataset> {
		const { powerBi, workspace, choice, table } = this;
		const dataset = await findExistingDataset(powerBi, workspace, choice, fix);
		await assertTable(powerBi, dataset, table);
		this.dataset = dataset;
		return dataset;
	}

	/** The dataset, which is made if it is still missing: another push may have made it meanwhile. */
	async ensure(columns: readonly Column[], retentionPolicy: RetentionPolicy): Promise<PushDataset> {
		if (this.dataset) return this.dataset;
		const { powerBi, workspace, table, choice } = this;
		const key = `${powerBi.service} ${workspace.id} ${choice.text}`;
		return await alone(powerBi.run, { key, words: `creating the dataset "${choice.text}"` }, async () => {
			await this.look(true);
			if (this.dataset) return this.dataset;
			const tables = [{ name: table, columns }];
			this.dataset = await createDataset(powerBi, workspace, { name: choice.text, retentionPolicy, tables });
			this.created = true;
			this.budget?.cleared(table);
			return this.dataset;
		});
	}

	/** What only one push at a time may do with the table. */
	replacing({ id }: PushDataset): Deed {
		const { powerBi, table } = this;
		return { key: `${powerBi.service} ${id} ${table}`, words: `replacing the rows of "${table}"` };
	}

	/** Deletes all rows of the table. */
	async clear(dataset: PushDataset): Promise<void> {
		await clearTable(this.powerBi, dataset, this.table);
		this.budget?.cleared(this.table);
	}

	get budget(): DatasetBudget | undefined {
		return this.dataset && budgetOf(this.powerBi.service, this.dataset.id, clock.now());
	}
}

/** https://learn.microsoft.com/rest/api/power-bi/push-datasets/datasets-delete-rows-in-group */
async function clearTable(powerBi: PowerBi, dataset: PushDataset, table: string): Promise<void> {
	const action = `delete the rows of "${table}"`;
	await powerBi.ask({ action }, 'DELETE', `${tablePath(dataset, table)}/rows`);
}
