import { badRequest } from './refusal.ts';

/** What an address of the service can be about. */
export type Subject = 'groups' | 'datasets' | 'dataset' | 'tables' | 'table' | 'rows' | 'sequenceNumbers';

export interface Address {
	subject: Subject;
	/** The workspace's id; undefined for "My workspace". */
	group?: string;
	dataset?: string;
	table?: string;
}

const ADDRESS =
	/^\/v1\.0\/myorg(?:\/groups\/(?<group>[^/]+))?\/(?<datasets>datasets)(?:\/(?<dataset>[^/]+)(?:\/(?<tables>tables)(?:\/(?<table>[^/]+)(?:\/(?<part>rows|sequenceNumbers))?)?)?)?$/;

/**
 * Takes a URL path apart, as it was sent: still percent-encoded.
 * @returns undefined when the path names nothing that is simulated
 * @throws Refusal 400
 */
export function parseAddress(pathname: string): Address | undefined {
	if (pathname === '/v1.0/myorg/groups') return { subject: 'groups' };
	const named = ADDRESS.exec(pathname)?.groups;
	if (!named) return undefined;
	const part = named.part as 'rows' | 'sequenceNumbers' | undefined;
	const inside = named.table ? 'table' : named.tables ? 'tables' : undefined;
	return {
		subject: part ?? inside ?? (named.dataset ? 'dataset' : 'datasets'),
		group: decoded(named.group),
		dataset: decoded(named.dataset),
		table: decoded(named.table),
	};
}

function decoded(encoded: string | undefined): string | undefined {
	try {
		return encoded === undefined ? undefined : decodeURIComponent(encoded);
	} catch {
		throw badRequest('The address is not valid.', 'address', 'an address is percent-encoded UTF-8');
	}
}
