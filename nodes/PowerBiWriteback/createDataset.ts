import { Actionable } from '../shared/errors/actionable';
import type { Reply } from '../shared/http/attempt';
import { clock } from '../shared/http/clock';
import { type Dataset, listDatasets, type PushDataset } from './dataset';
import { LIMITS } from './limits';
import type { PowerBi } from './powerBi';
import type { RetentionPolicy } from './push/fit';
import { assertColumns } from './schema/columns';
import type { Column } from './schema/column';
import type { Workspace } from './workspace';

export interface NewDataset {
	name: string;
	retentionPolicy: RetentionPolicy;
	tables: Array<{ name: string; columns: readonly Column[] }>;
}

/** As the service spells them. */
const POLICIES: Record<RetentionPolicy, string> = { none: 'None', basicFIFO: 'basicFIFO' };
/** A creation that takes a while is looked for so often, and so many milliseconds apart. */
const LOOKS = 60;
const BETWEEN_LOOKS = 2000;

/**
 * Creates a push dataset, and waits until it is there.
 * https://learn.microsoft.com/rest/api/power-bi/push-datasets/datasets-post-dataset-in-group
 * @throws Actionable for what no dataset can be, before any request
 */
export async function createDataset(
	powerBi: PowerBi,
	workspace: Workspace,
	{ name, retentionPolicy, tables }: NewDataset,
): Promise<PushDataset> {
	if (tables.length > LIMITS.tables)
		throw new Actionable(
			`There are ${tables.length} tables, but a dataset has ${LIMITS.tables} at most`,
			'Spread them over several datasets',
		);
	tables.forEach(({ columns }) => assertColumns(columns));
	const before = await listDatasets(powerBi, workspace);
	const action = `create the dataset "${name}"`;
	const find = async () =>
		(await listDatasets(powerBi, workspace)).find(
			(dataset) => dataset.name === name && !before.some(({ id }) => id === dataset.id),
		);
	const settled = async (): Promise<Reply | undefined> => {
		const body = await find();
		return body && { status: 201, headers: {}, body };
	};
	const created = await powerBi.ask<Dataset>(
		{ action, settled },
		'POST',
		`${workspace.path}/datasets?defaultRetentionPolicy=${POLICIES[retentionPolicy]}`,
		{
			name,
			defaultMode: 'Push',
			tables: tables.map((table) => ({
				name: table.name,
				columns: table.columns.map((column) => ({ name: column.name, dataType: column.type })),
			})),
		},
	);
	for (let look = 1; !(await find()); look++) {
		if (look === LOOKS)
			throw new Actionable(
				`The dataset "${name}" was accepted, but it is not there yet`,
				'Power BI is slow to create it: run the node again in a few minutes',
			);
		await clock.sleep(BETWEEN_LOOKS, powerBi.run.signal);
	}
	return { id: created.id, name, workspace };
}
