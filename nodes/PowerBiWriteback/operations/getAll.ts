import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { limitFields, limitOf } from '../../shared/node/listFields';
import type { Run } from '../../shared/node/run';
import { listDatasets } from '../dataset';
import { type Authentication, PowerBi } from '../powerBi';
import { chosenWorkspace, workspaceField } from '../workspace';
import { requestOptions } from './deleteRows';

export const description: INodeProperties[] = [
	workspaceField,
	...limitFields,
	{
		displayName: 'Only Datasets That Take Rows',
		name: 'onlyPush',
		type: 'boolean',
		default: true,
		description: 'Whether to leave out datasets to which no rows can be pushed',
	},
	requestOptions,
];

/** The datasets of a workspace, each as an item. */
export async function execute(
	run: Run,
	context: IExecuteFunctions,
	item: number,
): Promise<INodeExecutionData[]> {
	const powerBi = await PowerBi.open(run, context.getNodeParameter('authentication', item) as Authentication);
	const workspace = chosenWorkspace(powerBi, context, item);
	const onlyPush = context.getNodeParameter('onlyPush', item) as boolean;
	const limit = limitOf(context, item);
	return (await listDatasets(powerBi, workspace))
		.filter(({ addRowsAPIEnabled }) => !onlyPush || addRowsAPIEnabled)
		.slice(0, limit)
		.map(({ id, name, webUrl, configuredBy, addRowsAPIEnabled = false }) => ({
			json: { id, name, webUrl, configuredBy, addRowsAPIEnabled, workspace: workspace.id },
		}));
}
