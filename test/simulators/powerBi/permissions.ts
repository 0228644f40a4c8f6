import type { PowerBiBehaviour } from './behaviour.ts';
import type { Caller } from './caller.ts';
import { entityNotFound, notAuthorized, Refusal } from './refusal.ts';
import type { Role } from './workspace.ts';

/** What an operation does, as far as permissions are concerned. */
export type Access = 'listWorkspaces' | 'listDatasets' | 'createDataset' | 'readTables' | 'changeDataset';

/** The delegated permissions of which one is needed, as each page of the reference names them. */
const SCOPES: Record<Access, string[]> = {
	listWorkspaces: ['Workspace.Read.All', 'Workspace.ReadWrite.All'],
	listDatasets: ['Dataset.Read.All', 'Dataset.ReadWrite.All'],
	createDataset: ['Dataset.ReadWrite.All'],
	readTables: ['Dataset.Read.All', 'Dataset.ReadWrite.All'],
	changeDataset: ['Dataset.ReadWrite.All'],
};

/** An application by itself needs none: what it may do is a matter of its role. @throws Refusal 403 */
export function requireScope(caller: Caller, access: Access): void {
	if (caller.servicePrincipal || SCOPES[access].some((scope) => caller.scopes.has(scope))) return;
	throw new Refusal(403);
}

/**
 * A Viewer may see which datasets there are, and no more.
 * @throws Refusal 401 or 404
 * @see https://learn.microsoft.com/power-bi/collaborate-share/service-roles-new-workspaces
 */
export function requireRole(role: Role | undefined, access: Access, behaviour: PowerBiBehaviour): void {
	if (role === undefined) {
		if (behaviour.tellsCallersBy === 'body') throw entityNotFound();
		throw new Refusal(401, { headers: { 'X-PowerBI-Error-Info': 'GroupNotAccessible' } });
	}
	if (role !== 'Viewer' || access === 'listDatasets') return;
	throw access === 'createDataset' ? notAuthorized() : entityNotFound();
}

/** "My workspace" is a person's own. @throws Refusal 403 */
export function requirePerson(caller: Caller): void {
	if (!caller.servicePrincipal) return;
	throw new Refusal(403, { body: { Message: 'API is not accessible for application' } });
}
