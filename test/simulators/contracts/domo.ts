import type { Peculiarities } from './peculiarities.ts';

/** The page says that a list never has more; the schema does not. */
const LONGEST_LIST: Record<string, number> = { '/v1/datasets': 50, '/v1/users': 500 };

/** Domo's own clients ask for the token with a form, where the description has a query. */
export const domo: Peculiarities = {
	rewrite(request) {
		if (request.method !== 'POST' || request.path !== '/oauth/token') return request;
		const fields = new URLSearchParams(request.body as Record<string, string> | undefined);
		return {
			...request,
			method: 'GET',
			query: new URLSearchParams([...request.query, ...fields]),
			hasBody: false,
		};
	},
	rules({ query }, { path }) {
		const most = LONGEST_LIST[path] ?? Infinity;
		return Number(query.get('limit') ?? 0) > most ? [`limit is at most ${most}`] : [];
	},
};
