import type { Dataset } from './dataset.ts';
import type { Workspace } from './workspace.ts';

/** What the service says of a dataset. */
export function datasetView(dataset: Dataset, workspace: Workspace): object {
	return {
		id: dataset.id,
		name: dataset.name,
		webUrl: `https://app.powerbi.com/groups/${workspace.id}/datasets/${dataset.id}`,
		addRowsAPIEnabled: dataset.acceptsRows,
		configuredBy: dataset.configuredBy,
		isRefreshable: !dataset.acceptsRows,
		isEffectiveIdentityRequired: false,
		isEffectiveIdentityRolesRequired: false,
		isOnPremGatewayRequired: false,
		targetStorageMode: 'Abf',
	};
}
