import { Contract, type ContractFile } from '../../simulators/contract.ts';
import type { ContractRequest } from '../../simulators/contracts/request.ts';

const contracts = new Map<ContractFile, Contract>();

/** In what a request contradicts a vendor's description. @param request its path may have a query */
export function contradictions(
	file: ContractFile,
	request: Partial<ContractRequest> & { path: string },
): string[] {
	if (!contracts.has(file)) contracts.set(file, new Contract(file));
	const [path = '', search] = request.path.split('?');
	const { body } = request;
	const json = { 'content-type': 'application/json' };
	const base = { method: 'GET', query: new URLSearchParams(search), headers: body === undefined ? {} : json };
	return contracts.get(file)!.contradictions({ ...base, hasBody: body !== undefined, ...request, path });
}
