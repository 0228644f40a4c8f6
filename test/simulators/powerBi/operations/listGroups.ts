import { sendList } from '../answer.ts';
import { groupFilter } from '../groupFilter.ts';
import { badRequest } from '../refusal.ts';
import type { Operation } from './operation.ts';

/** @see https://learn.microsoft.com/rest/api/power-bi/groups/get-groups */
export const listGroups: Operation = {
	access: 'listWorkspaces',
	async run({ exchange, caller, service }) {
		const query = exchange.url.searchParams;
		const holds = groupFilterOf(query.get('$filter'));
		const skip = count(query.get('$skip'), '$skip') ?? 0;
		const top = count(query.get('$top'), '$top') ?? service.behaviour.pageSize;
		const page = service.workspaces
			.filter((workspace) => workspace.roleOf(caller) !== undefined && holds(workspace))
			.slice(skip, skip + Math.min(top, service.behaviour.pageSize));
		const views = page.map(({ id, name }) => ({
			id,
			isReadOnly: false,
			isOnDedicatedCapacity: false,
			type: 'Workspace',
			name,
		}));
		await sendList(exchange, '$metadata#groups', views);
	},
};

function groupFilterOf(text: string | null): ReturnType<typeof groupFilter> {
	return text === null ? () => true : groupFilter(text);
}

function count(text: string | null, name: string): number | undefined {
	if (text === null) return undefined;
	if (/^\d{1,9}$/.test(text)) return Number(text);
	throw badRequest(`${name} is a count, not ${text}.`, name);
}
