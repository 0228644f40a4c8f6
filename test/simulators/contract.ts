import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { dataLake } from './contracts/dataLake.ts';
import { type DescribedBody, type DescribedOperation, operationAt } from './contracts/description.ts';
import { domo } from './contracts/domo.ts';
import { graph } from './contracts/graph.ts';
import type { Json } from './contracts/json.ts';
import { parameterContradictions } from './contracts/parameters.ts';
import { locate, type Located } from './contracts/paths.ts';
import type { Peculiarities } from './contracts/peculiarities.ts';
import { powerBi } from './contracts/powerBi.ts';
import { type ContractRequest, requestOf } from './contracts/request.ts';
import { Schemas } from './contracts/schemas.ts';
import type { Exchange } from './exchange.ts';

const PECULIARITIES = {
	'graph-drive.json': graph,
	'domo.json': domo,
	'powerbi.json': powerBi,
	'datalake.json': dataLake,
} satisfies Record<string, Peculiarities>;

/** A vendor's own description of its service. */
export type ContractFile = keyof typeof PECULIARITIES;

/** Where the descriptions are; they are no part of this repository. */
export function contractsFolder(): string {
	return process.env.API_CONTRACTS ?? resolve(process.cwd(), '../shared/contracts');
}

/** False where the descriptions are missing: nothing is checked against them then. */
export function contractsAvailable(): boolean {
	return existsSync(contractsFolder());
}

/** What a vendor says of the requests that its service takes. */
export class Contract {
	private readonly document: Json;
	private readonly peculiarities: Peculiarities;
	private readonly requestSchemas: Schemas;
	private readonly answerSchemas: Schemas;
	private readonly operations = new Map<string, DescribedOperation | undefined>();

	/** @throws Error when the file is not there */
	constructor(file: ContractFile) {
		this.document = JSON.parse(readFileSync(join(contractsFolder(), file), 'utf8')) as Json;
		this.peculiarities = PECULIARITIES[file];
		this.peculiarities.mend?.(this.document);
		this.requestSchemas = new Schemas(this.document, this.peculiarities.closed ?? false);
		this.answerSchemas = new Schemas(this.document, false);
	}

	/** In what a request contradicts the description, one line each. */
	contradictions(sent: ContractRequest): string[] {
		const request = this.peculiarities.rewrite?.(sent) ?? sent;
		const located = this.locate(request);
		if (typeof located === 'string') return [located];
		const operation = this.operation(request.method, located.path);
		if (!operation) return [`${request.method} is not described for ${located.path}`];
		const accepts = (name: string) => this.peculiarities.accepts?.(name, located) ?? false;
		return [
			...parameterContradictions(operation.parameters, request, located, this.requestSchemas, accepts),
			...this.bodyContradictions(operation.body, request),
			...(this.peculiarities.rules?.(request, located) ?? []),
		];
	}

	/** In what an answer contradicts the description of the answers to a request. */
	answerContradictions(sent: ContractRequest, status: number, body: unknown): string[] {
		const request = this.peculiarities.rewrite?.(sent) ?? sent;
		const located = this.locate(request);
		if (typeof located === 'string') return [];
		const answers = this.operation(request.method, located.path)?.answers;
		const key = [String(status), `${String(status)[0]}XX`, 'default'].find((described) =>
			answers?.has(described),
		);
		const schema = key === undefined ? undefined : answers?.get(key);
		return schema ? this.answerSchemas.contradictions(schema, body, 'answer') : [];
	}

	/** Described once, so that its schemas are compiled once. */
	private operation(method: string, path: string): DescribedOperation | undefined {
		const key = `${method} ${path}`;
		if (!this.operations.has(key)) this.operations.set(key, operationAt(this.document, path, method));
		return this.operations.get(key);
	}

	private locate(request: ContractRequest): Located | string {
		if (this.peculiarities.locate) return this.peculiarities.locate(this.document, request);
		return locate(this.document, request) ?? `${request.path} is not described`;
	}

	private bodyContradictions(described: DescribedBody | undefined, request: ContractRequest): string[] {
		const { hasBody, body, headers } = request;
		if (!described) return hasBody ? ['a body is sent where none is described'] : [];
		if (!described.json) return [];
		if (!hasBody) return described.required ? ['the body is missing'] : [];
		if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
			return ['the Content-Type of the body is not JSON'];
		// A body that the simulator has not read cannot be looked at.
		return body === undefined ? [] : this.requestSchemas.contradictions(described.json, body, 'body');
	}
}

/** Every simulator checks against the same description: it is read and compiled once. */
const contracts = new Map<string, Contract>();

function known(file: ContractFile): Contract {
	const path = join(contractsFolder(), file);
	const contract = contracts.get(path) ?? new Contract(file);
	contracts.set(path, contract);
	return contract;
}

/**
 * Makes what a simulator takes as its `check`: every contradiction between a request and the vendor's description becomes
 * a violation. To be called when the body, if it is JSON or a form, has been read. Where the descriptions are missing,
 * nothing is checked.
 * @param prepare puts a request into the form that is described, where that depends on who is asked
 */
export function checkAgainst(
	file: ContractFile,
	prepare = (request: ContractRequest): ContractRequest => request,
): (exchange: Exchange) => void {
	if (!contractsAvailable()) return () => {};
	const contract = known(file);
	return (exchange) => {
		for (const contradiction of contract.contradictions(prepare(requestOf(exchange)))) {
			exchange.violate(`contradicts ${file}: ${contradiction}`);
		}
	};
}
