import { sendJson } from '../answer.ts';
import { context, type TenantOperation } from '../operations/operation.ts';
import { pageOf } from '../paging.ts';
import { requireGroupPermission } from '../permissions.ts';
import { notSimulated, Refusal } from '../refusal.ts';
import { selection } from '../select.ts';
import type { Group } from './group.ts';
import { groupView } from './groupView.ts';

const NOT_SIMULATED = ['$count', '$expand', '$orderby', '$skip'];
const SEARCH = /^"(?<property>displayName|mail|description):(?<text>[^"]*)"$/;
/** All groups of the simulator are Microsoft 365 groups. */
const UNIFIED = "groupTypes/any(c:c eq 'Unified')";
const STARTS_WITH = /^startswith\((?<property>displayName|mail|mailNickname), ?'(?<text>[^']*)'\)$/i;

/** @see https://learn.microsoft.com/graph/api/group-get */
export const getGroup: TenantOperation = async ({ exchange, tenant, caller, owner, origin }) => {
	if (owner?.is !== 'group') throw notSimulated('groups of anything but groups');
	requireGroupPermission(caller);
	const view = selection(exchange.url.searchParams, 'group')(groupView(tenant.group(owner.group)));
	await sendJson(exchange, 200, { ...context(origin, 'groups/$entity'), ...view });
};

/** @see https://learn.microsoft.com/graph/api/group-list */
export const listGroups: TenantOperation = async ({ exchange, tenant, caller, origin, behaviour }) => {
	requireGroupPermission(caller);
	const { url, headers } = exchange;
	const query = url.searchParams;
	const option = NOT_SIMULATED.find((name) => query.has(name));
	if (option !== undefined) throw notSimulated(`${option} for groups`);
	const selected = selection(query, 'group');
	const isSearched = searched(query.get('$search'), headers.consistencylevel);
	const isFiltered = filtered(query.get('$filter'));
	const entries = tenant.groups.filter((group) => isSearched(group) && isFiltered(group));
	const keyOf = (group: Group) => String(tenant.groups.indexOf(group)).padStart(6, '0');
	const page = pageOf(exchange, { origin, behaviour }, '/groups', { entries, keyOf });
	await sendJson(exchange, 200, {
		...context(origin, 'groups'),
		...page.link,
		value: page.entries.map((group) => selected(groupView(group))),
	});
};

type Condition = (group: Group) => boolean;

/** @throws Refusal 400 without the header that the directory wants for searches */
function searched(search: string | null, consistencyLevel: string | undefined): Condition {
	if (search === null) return () => true;
	if (consistencyLevel !== 'eventual') {
		throw new Refusal(
			400,
			'Request_UnsupportedQuery',
			"Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
			{ violation: '$search needs the header ConsistencyLevel: eventual' },
		);
	}
	const { property = '', text = '' } = SEARCH.exec(search)?.groups ?? {};
	if (property === '') throw notSimulated(`a search for groups by ${search}`);
	return (group) => textOf(group, property).split(/\s+/).some(startsWith(text));
}

function filtered(filter: string | null): Condition {
	const conditions = (filter === null ? [] : filter.split(' and ')).map((each): Condition => {
		if (each === UNIFIED) return () => true;
		const { property = '', text = '' } = STARTS_WITH.exec(each)?.groups ?? {};
		if (property === '') throw notSimulated(`a filter of groups by ${each}`);
		return (group) => startsWith(text)(textOf(group, property));
	});
	return (group) => conditions.every((condition) => condition(group));
}

function textOf(group: Group, property: string): string {
	const value = groupView(group)[property];
	return typeof value === 'string' ? value : '';
}

function startsWith(text: string): (value: string) => boolean {
	return (value) => value.toLowerCase().startsWith(text.toLowerCase());
}
