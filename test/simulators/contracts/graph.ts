import { dereference, isObject, type Json, objectIn } from './json.ts';
import { locate, type Located, match, withoutBase } from './paths.ts';
import type { Peculiarities } from './peculiarities.ts';
import type { ContractRequest } from './request.ts';

const ITEM = '/drives/{drive-id}/items/{driveItem-id}';

/** Microsoft Graph names items by path in ways that its description does not have. */
export const graph: Peculiarities = {
	closed: true,
	rewrite(request) {
		return { ...request, path: describedPath(request.path), body: withoutOldAnnotation(request.body) };
	},
	mend(document) {
		const { post } = objectIn(objectIn(document.paths)[`${ITEM}/createUploadSession`]);
		const body = dereference(document, objectIn(post).requestBody);
		body.required = false;
	},
	locate(document, request) {
		const path = withoutBase(document, request.path);
		const addressing = objectIn(document['x-path-addressing']);
		const patterns = objectIn(addressing.patterns);
		for (const name of ['byPath', 'byIdOrRoot']) {
			const groups = new RegExp(String(patterns[name]), 'u').exec(path)?.groups;
			if (groups) return locateItem(addressing, groups, request.method);
		}
		const site = new RegExp(String(patterns.siteByPath), 'u').exec(path)?.groups;
		if (site) return locateSite(document, request, site);
		return locate(document, request) ?? locateDrive(addressing, path) ?? `${path} is not described`;
	},
	accepts(parameter, { path }) {
		// Links to a next page are the service's own words; a delta token may stand in the query, and so may, on the page of
		// copy, what is to happen when a name is taken.
		if (parameter === '@microsoft.graph.conflictBehavior') return path.endsWith('/copy');
		return parameter === '$skiptoken' || (parameter === 'token' && path.includes('/delta('));
	},
	rules({ query, headers }, { path }) {
		const advanced = path === '/groups' && (query.has('$search') || query.has('$count'));
		return advanced && headers.consistencylevel !== 'eventual'
			? ['$search and $count need ConsistencyLevel: eventual']
			: [];
	},
};

/** Forms that pages or the service itself have and the description has not; whether they are right is the simulator's word. */
function describedPath(path: string): string {
	return path
		.replace(/(\/items\/[^/:]+):\/$/, '$1')
		.replace(/(\/sites\/getAllSites)$/, '$1()')
		.replace(/(\/delta)\(\)$/, '$1');
}

/** OData has services ignore annotations that they do not know, such as this one of the API before Graph. */
function withoutOldAnnotation(body: unknown): unknown {
	if (!isObject(body)) return body;
	return Object.fromEntries(Object.entries(body).filter(([name]) => name !== '@name.conflictBehavior'));
}

function locateItem(
	addressing: Json,
	groups: Record<string, string | undefined>,
	method: string,
): Located | string {
	const { suffix = '', itemId, special, path } = groups;
	if (suffix === '' && path === undefined && itemId === undefined) {
		return {
			path: special ? '/drives/{drive-id}/special/{driveItem-id}' : '/drives/{drive-id}/root',
			parameters: {},
		};
	}
	for (const [template, methods] of Object.entries(objectIn(addressing.suffixes))) {
		const parameters = match(template, suffix);
		if (!parameters) continue;
		const described = objectIn(methods)[method];
		if (typeof described !== 'string') return `${method} is not described for an item${suffix}`;
		if (described.startsWith('/')) return { path: described, parameters };
		return `${method} to an item itself: ${described}`;
	}
	return `an item has no ${suffix}`;
}

/** Drives may be reached in more ways than are described; all are like /drives/{drive-id}. */
function locateDrive(addressing: Json, path: string): Located | undefined {
	const { documented, composed } = objectIn(addressing.driveRoots);
	const templates = [documented, composed].flat().map(String);
	return templates.some((template) => match(template, path))
		? { path: '/drives/{drive-id}', parameters: {} }
		: undefined;
}

function locateSite(
	document: Json,
	request: ContractRequest,
	{ suffix = '' }: Record<string, string | undefined>,
): Located | string {
	const byPath = `/sites/{site-id}/getByPath(path='{path}')${suffix}`;
	if (byPath in objectIn(document.paths)) return { path: byPath, parameters: {} };
	return locate(document, { ...request, path: `/sites/id${suffix}` }) ?? `a site has no ${suffix}`;
}
