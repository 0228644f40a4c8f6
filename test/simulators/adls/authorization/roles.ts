import type { TokenClaims } from '../account.ts';

/** What each role is good for. Contributor and Owner manage the account, and give no right to its data. */
const ROLES = {
	'Storage Blob Data Owner': ['read', 'write', 'own'],
	'Storage Blob Data Contributor': ['read', 'write'],
	'Storage Blob Data Reader': ['read'],
	Contributor: [],
	Owner: [],
	Reader: [],
} as const satisfies Record<string, readonly Strength[]>;

export type Strength = 'read' | 'write' | 'own';
export type Role = keyof typeof ROLES;

/** A role that was given to a user or an application. */
export interface RoleAssignment {
	/** A user's or service principal's object id, or an application's client id. */
	principal: string;
	role: Role;
	/** The one file system that it is for; the whole account unless told. */
	fileSystem?: string;
}

/** @param fileSystem undefined for what is about the account itself */
export function hasRole(
	assignments: readonly RoleAssignment[],
	{ oid, appid }: TokenClaims,
	strength: Strength,
	fileSystem: string | undefined,
): boolean {
	return assignments.some(
		(assignment) =>
			[oid, appid].includes(assignment.principal) &&
			(assignment.fileSystem === undefined || assignment.fileSystem === fileSystem) &&
			(ROLES[assignment.role] as readonly Strength[]).includes(strength),
	);
}
