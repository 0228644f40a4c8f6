import { notSimulated } from './refusal.ts';

type Filter = (group: { id: string; name: string }) => boolean;

const OPERAND = String.raw`(?:(?<lowered>tolower\(name\))|(?<property>name|id))`;
const COMPARISON = new RegExp(
	String.raw`^(?:(?<call>contains|startswith|endswith)\(${OPERAND},\s*'(?<within>(?:[^']|'')*)'\)|` +
		String.raw`(?:(?<loweredToo>tolower\(name\))|(?<propertyToo>name|id)) eq '(?<whole>(?:[^']|'')*)')`,
);
const OPERATOR = /^\s+(and|or)\s+/;

/**
 * OData's $filter, as far as the reference shows it for workspaces: comparisons of name or id, joined by `and` and `or`.
 * @throws Refusal 501 for anything else
 * @see https://learn.microsoft.com/rest/api/power-bi/groups/get-groups
 */
export function groupFilter(text: string): Filter {
	/** One of them has to hold; of each, all. */
	const alternatives: Filter[][] = [[]];
	for (let rest = text.trim(); ; ) {
		const comparison = COMPARISON.exec(rest);
		if (!comparison?.groups) throw notSimulated(`$filter=${text}`);
		alternatives.at(-1)!.push(filterOf(comparison.groups));
		rest = rest.slice(comparison[0].length);
		if (rest === '') return (group) => alternatives.some((all) => all.every((holds) => holds(group)));
		const operator = OPERATOR.exec(rest);
		if (!operator) throw notSimulated(`$filter=${text}`);
		if (operator[1] === 'or') alternatives.push([]);
		rest = rest.slice(operator[0].length);
	}
}

function filterOf(groups: Record<string, string | undefined>): Filter {
	const property = groups.property ?? groups.propertyToo ?? 'name';
	const lowered = (groups.lowered ?? groups.loweredToo) !== undefined;
	const wanted = (groups.within ?? groups.whole ?? '').replaceAll("''", "'");
	return ({ id, name }) => {
		const value = property === 'id' ? id : lowered ? name.toLowerCase() : name;
		if (groups.call === 'contains') return value.includes(wanted);
		if (groups.call === 'startswith') return value.startsWith(wanted);
		if (groups.call === 'endswith') return value.endsWith(wanted);
		return value === wanted;
	};
}
