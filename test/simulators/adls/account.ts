import type { ContentKeeping } from '../graph/contentStore.ts';
import type { LakeBehaviour } from './behaviour.ts';
import type { Clock } from './moment.ts';
import type { RoleAssignment } from './authorization/roles.ts';
import type { FileSystem } from './tree/fileSystem.ts';

/** A storage account, or OneLake, with all that is in it. */
export interface Account {
	readonly name: string;
	/** The tenant whose identities may be let in. */
	readonly tenantId: string;
	/** Both are good at any time. Base64. */
	readonly keys: readonly string[];
	/** False for a flat namespace: directories are parts of names, and a rename is a copy. */
	readonly hierarchical: boolean;
	/** Whether it is OneLake, whose file systems are workspaces that Fabric manages. */
	readonly oneLake: boolean;
	readonly keeping: ContentKeeping;
	readonly clock: Clock;
	readonly behaviour: LakeBehaviour;
	readonly assignments: readonly RoleAssignment[];
	readonly fileSystems: Map<string, FileSystem>;
	/** Says what a bearer token stands for. */
	readonly verify: TokenVerifier;
}

/** What a verified access token says, by the names of its claims. */
export interface TokenClaims {
	aud: string;
	/** Object id of the user or of the service principal. */
	oid: string;
	/** The application's client id. */
	appid?: string;
}

/** Undefined for a token that was not issued, `expired` for one that is valid no longer. */
export type TokenVerifier = (token: string) => TokenClaims | 'expired' | undefined;
