import type { GraphBehaviour } from './behaviour.ts';
import type { ContentStore } from './contentStore.ts';

export type DriveType = 'business' | 'documentLibrary' | 'personal';

export interface DriveOwner {
	id: string;
	userPrincipalName: string;
	displayName: string;
}

export interface DriveSettings {
	owner: DriveOwner;
	/** Whether it is the default library of the tenant's root site. */
	rootSite?: boolean;
	/** business unless told: the OneDrive of a work account. */
	driveType?: DriveType;
	/** Bytes; 1 TiB unless told. Every version of a file counts against it. */
	quota?: number;
	/** Ids or sign-in names of other users whom the owner lets in. */
	sharedWith?: string[];
}

/** What all drives of a simulator have in common. */
export interface DriveSurroundings {
	readonly store: ContentStore;
	readonly behaviour: GraphBehaviour;
	/** Milliseconds since 1970. */
	now(): number;
	/** Where the users' own sites live: the origin of web addresses and upload URLs. */
	contentOrigin(): string;
}
