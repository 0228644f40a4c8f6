import { locate } from './paths.ts';
import type { Peculiarities } from './peculiarities.ts';

const ACTIONS = /\?action=(?:append|flush)$/;

/** In ADLS Gen2 the path of a file has slashes, and three requests are told apart by their query. */
export const dataLake: Peculiarities = {
	locate(document, request) {
		return locate(document, request, ['path']) ?? `${request.path} is not described`;
	},
	rules({ method, query, headers, hasBody }, { path }) {
		const needsPosition = ACTIONS.test(path);
		const mustBeEmpty =
			path.endsWith('?action=flush') || (method === 'PUT' && path === '/{filesystem}/{path}');
		return [
			...(needsPosition && !query.has('position') ? ['append and flush need a position'] : []),
			...(needsPosition && headers['content-length'] === undefined
				? ['append and flush need a Content-Length']
				: []),
			...(mustBeEmpty && hasBody ? ['create and flush carry no body: Content-Length is 0'] : []),
		];
	},
};
