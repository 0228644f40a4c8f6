import { pathsOf } from './description.ts';
import { type Json, objectIn } from './json.ts';
import { locate } from './paths.ts';
import type { Peculiarities } from './peculiarities.ts';

const ACTIONS = /\?action=(?:append|flush)$/;
const LIST = '/{filesystem}?resource=filesystem';
/** Who has a shared access signature sends it with every request. */
const SHARED_ACCESS_SIGNATURE = new Set([
	...['sv', 'ss', 'srt', 'st', 'se', 'sp', 'sip', 'spr', 'sr', 'sdd', 'si', 'ses', 'sig'],
	...[
		'rscc',
		'rscd',
		'rsce',
		'rscl',
		'rsct',
		'skoid',
		'sktid',
		'skt',
		'ske',
		'sks',
		'skv',
		'saoid',
		'suoid',
		'scid',
	],
]);

/** In ADLS Gen2 the path of a file has slashes, and three requests are told apart by their query. */
export const dataLake: Peculiarities = {
	mend(document) {
		// Only updates of whole trees have a mode, but the description asks it of all.
		const { PathSetAccessControlRecursiveMode: mode } = objectIn(document.parameters);
		objectIn(mode).required = false;
		addOperations(document, objectIn(pathsOf(document)['/{filesystem}']));
	},
	locate(document, request) {
		const located = locate(document, request, ['path']);
		// Only the list has a path with a query of its own; all requests about file systems have that query.
		if (located?.path === LIST && request.method !== 'GET') return { ...located, path: '/{filesystem}' };
		return located ?? `${request.path} is not described`;
	},
	accepts(parameter) {
		return SHARED_ACCESS_SIGNATURE.has(parameter);
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

/** Operations on file systems that the description has, but our copy has not. */
function addOperations(document: Json, fileSystem: Json): void {
	const text = (name: string, place: string) => ({ name, in: place, type: 'string' });
	fileSystem.patch = { parameters: [text('x-ms-properties', 'header')], responses: {} };
	fileSystem.delete = { parameters: [text('If-Modified-Since', 'header')], responses: {} };
	objectIn(document.paths)['/'] = {
		get: {
			parameters: [
				{ name: 'resource', in: 'query', required: true, type: 'string', enum: ['account'] },
				text('prefix', 'query'),
				text('continuation', 'query'),
				{ name: 'maxResults', in: 'query', type: 'integer', minimum: 1 },
				{ name: 'timeout', in: 'query', type: 'integer', minimum: 0 },
				{ ...text('x-ms-version', 'header'), required: true },
			],
			responses: {},
		},
	};
}
