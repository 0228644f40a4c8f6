/**
 * What the vendor's pages leave open, or what differs between tenants and days: a correct client copes with every
 * setting. Tests change it whenever they like.
 */
export interface GraphBehaviour {
	/** Whether an upload by path makes the folders that are missing; 404 itemNotFound otherwise. */
	createsMissingFolders: boolean;
	/** Whether the whole units of 320 KiB of a fragment that was cut off are kept; nothing of it otherwise. */
	keepsPartialFragments: boolean;
	/** Whether an Authorization header on an upload URL is let pass, with a warning; 401 otherwise. */
	toleratesAuthorizationOnUpload: boolean;
	/** For how many GETs after an upload a file has no hashes; Infinity: it never has any. */
	hashesMissingFor: number;
	/** Whether nextExpectedRanges name their end (`26-127`), or leave it open (`26-`). */
	closedRanges: boolean;
	/** Items on a page of children unless $top asks for fewer or more. */
	pageSize: number;
	/** Milliseconds from an upload session's creation, or its last fragment, to its end. */
	sessionLifetime: number;
}

export const usualBehaviour: Readonly<GraphBehaviour> = {
	createsMissingFolders: true,
	keepsPartialFragments: false,
	toleratesAuthorizationOnUpload: false,
	hashesMissingFor: 0,
	closedRanges: false,
	pageSize: 200,
	sessionLifetime: 3_600_000,
};
