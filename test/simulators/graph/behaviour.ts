/**
 * What the vendor's pages leave open, or what differs between tenants and days: a correct client copes with every
 * setting. Tests change it whenever they like.
 */
export interface GraphBehaviour {
	/** Whether an upload by path makes the folders that are missing; 404 itemNotFound otherwise. */
	createsMissingFolders: boolean;
	/** Whether the whole units of 320 KiB of a fragment that was cut off are kept; nothing of it otherwise. */
	keepsPartialFragments: boolean;
	/** For how many GETs after an upload a file has no hashes; Infinity: it never has any. */
	hashesMissingFor: number;
	/** Whether document libraries write their own properties into Office files: size, hash and ETag change. */
	rewritesOfficeFiles: boolean;
	/** Whether nextExpectedRanges name their end (`26-127`), or leave it open (`26-`). */
	closedRanges: boolean;
	/** Entries on a page of anything, unless $top asks for fewer or more. */
	pageSize: number;
	/** Whether files come twice in a delta. */
	repeatsInDelta: boolean;
	/** Milliseconds from an upload session's creation, or its last fragment, to its end. */
	sessionLifetime: number;
	/** Milliseconds that a download URL opens anything. */
	downloadLifetime: number;
	/** What a download URL answers after that. */
	expiredDownloadAnswer: 401 | 404;
	/** Whether Range is ignored on download URLs: 200 and everything. */
	ignoresRange: boolean;
	/** What a search for sites says to a caller who has nothing but Sites.Selected. */
	selectedSearch: 'empty' | 'refused';
	/** What such a caller is told of all sites but those that were granted. */
	foreignSiteAnswer: 403 | 404;
	/** Whether a search for sites forgets displayName as soon as $select names properties. */
	searchLosesTitles: boolean;
	/** The origin that next links, delta links and resync locations lead to; Graph's own unless set. */
	linkOrigin: string | undefined;
	/** Whether an Authorization header on an upload URL is let pass, with a warning; 401 otherwise. */
	toleratesAuthorizationOnUpload: boolean;
	/** Likewise on a download URL. */
	toleratesAuthorizationOnDownload: boolean;
	/** Whether `items/{id}:/` means the item, with a warning; 400 otherwise. */
	toleratesEmptyPath: boolean;
	/** Whether `@name.conflictBehavior`, of the API before Graph, is ignored with a warning; a violation otherwise. */
	toleratesOldAnnotations: boolean;
}

export const usualBehaviour: Readonly<GraphBehaviour> = {
	createsMissingFolders: true,
	keepsPartialFragments: false,
	hashesMissingFor: 0,
	rewritesOfficeFiles: true,
	closedRanges: false,
	pageSize: 200,
	repeatsInDelta: false,
	sessionLifetime: 3_600_000,
	downloadLifetime: 3_600_000,
	expiredDownloadAnswer: 401,
	ignoresRange: false,
	selectedSearch: 'empty',
	foreignSiteAnswer: 403,
	searchLosesTitles: false,
	linkOrigin: undefined,
	toleratesAuthorizationOnUpload: false,
	toleratesAuthorizationOnDownload: false,
	toleratesEmptyPath: false,
	toleratesOldAnnotations: false,
};

/** What rclone 1.60 does against the vendor's rules, and the vendor lets pass: each is journaled as a warning. */
export const rclone160: Partial<GraphBehaviour> = {
	toleratesAuthorizationOnUpload: true,
	toleratesAuthorizationOnDownload: true,
	toleratesEmptyPath: true,
	toleratesOldAnnotations: true,
};
