import type { Json } from './json.ts';
import type { Located } from './paths.ts';
import type { ContractRequest } from './request.ts';

/** Where one vendor's description is wrong, silent or contradicted by the service: the caveats of its file, as code. */
export interface Peculiarities {
	/** Whether a request body may only have the properties that are described. */
	closed?: boolean;
	/** Mends the description before it is used. */
	mend?(document: Json): void;
	/** Puts a request into the form that is described. */
	rewrite?(request: ContractRequest): ContractRequest;
	/** Finds the described path, or says why there is none. */
	locate?(document: Json, request: ContractRequest): Located | string;
	/** Whether a query parameter is right although it is not described. */
	accepts?(parameter: string, located: Located): boolean;
	/** What the description leaves out. */
	rules?(request: ContractRequest, located: Located): string[];
}
