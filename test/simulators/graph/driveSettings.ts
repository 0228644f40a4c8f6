import type { GraphBehaviour } from './behaviour.ts';
import type { ContentStore } from './contentStore.ts';
import type { DownloadKey } from './download/downloadKey.ts';
import type { Site } from './sites/site.ts';

export type DriveType = 'business' | 'documentLibrary' | 'personal';

export interface DriveOwner {
	id: string;
	userPrincipalName: string;
	displayName: string;
}

/** What makes a drive a document library. */
export interface Library {
	site: Site;
	/** The name that people see: `Documents`. */
	name: string;
	/** The name in addresses: `Shared Documents`. */
	urlName: string;
	/** Whether SharePoint keeps it for itself: lists leave it out unless they are asked for `system`. */
	system: boolean;
}

export interface DriveSettings {
	owner: DriveOwner;
	/** A user's OneDrive unless told. */
	library?: Library;
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
	readonly downloadKey: DownloadKey;
	/** Milliseconds since 1970. */
	now(): number;
	/** Where the drive's own site takes uploads: the origin of upload URLs, and of OneDrive's web addresses. */
	contentOrigin(): string;
	/** The origin of download URLs. */
	downloadOrigin(): string;
}
