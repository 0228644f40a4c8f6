import { decode, decodePath } from './names.ts';

/** The parameters of an address. A plus sign stands for itself. */
export class Query {
	/** Names and decoded values, in the order in which they were sent. */
	readonly pairs: ReadonlyArray<readonly [name: string, value: string]>;

	/** @param encoded without the question mark */
	constructor(encoded: string) {
		this.pairs = encoded
			.split('&')
			.filter((pair) => pair !== '')
			.map((pair) => {
				const [name = '', ...value] = pair.split('=');
				return [decode(name), decode(value.join('='))] as const;
			});
	}

	/** Undefined when the parameter is missing. */
	get(name: string): string | undefined {
		return this.pairs.find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
	}

	has(name: string): boolean {
		return this.get(name) !== undefined;
	}
}

/** What an address names. */
export interface Target {
	/** Still percent-encoded, exactly as it was sent: signatures are made over it. */
	readonly rawPath: string;
	readonly query: Query;
	/** Undefined for the account itself. */
	readonly fileSystem: string | undefined;
	/** Decoded names; empty for the file system itself. */
	readonly path: readonly string[];
}

/**
 * Takes the path and query of a request, or of a rename source, apart.
 * @throws Refusal 400 InvalidUri
 */
export function targetOf(pathAndQuery: string): Target {
	const mark = pathAndQuery.indexOf('?');
	const rawPath = mark < 0 ? pathAndQuery : pathAndQuery.slice(0, mark);
	const query = new Query(mark < 0 ? '' : pathAndQuery.slice(mark + 1));
	const [, fileSystem = '', path = ''] = /^\/([^/]*)(?:\/(.*))?$/s.exec(rawPath) ?? [];
	return {
		rawPath,
		query,
		fileSystem: fileSystem === '' ? undefined : decode(fileSystem),
		path: decodePath(path),
	};
}

/** Path and query of a journaled address, as they were sent: the URL class would tidy them up. */
export function pathAndQueryOf(url: string): string {
	return url.slice(url.indexOf('/', 'https://'.length));
}
