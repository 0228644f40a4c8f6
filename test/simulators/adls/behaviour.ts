const MEBI = 2 ** 20;

/**
 * How an account is set up, what the vendor's pages leave open, and what differs between days: a correct client copes with
 * every setting. Tests change it whenever they like.
 */
export interface LakeBehaviour {
	/** An account that is disabled answers everything with 403 AccountIsDisabled. */
	disabled: boolean;
	/** A firewall that does not let the client in answers everything with 403 AuthorizationFailure. */
	firewall: boolean;
	/** Whether requests may be signed with an account key, or carry a signature made with one. */
	allowsSharedKey: boolean;
	/** Whether the Blob service's endpoint can be reached: often, only dfs has a private endpoint. */
	blobEndpoint: 'reachable' | 'unreachable';
	/** Whether a rename whose source is gone is refused for that (404) before its conditions are looked at (409, 412). */
	checksRenameSourceFirst: boolean;
	/** Whether the answer to a rename says the ETag, and when the file was modified. */
	renameTellsETag: boolean;
	/** Whether a flush that names no content type leaves the one there was; application/octet-stream otherwise. */
	flushKeepsContentHeaders: boolean;
	/** Paths on a page of a list, unless maxResults asks for fewer. */
	listPageSize: number;
	/** Paths that one request of a paginated delete deletes. */
	deletePageSize: number;
	/** Bytes of one append. */
	largestAppend: number;
}

export const usualBehaviour: Readonly<LakeBehaviour> = {
	disabled: false,
	firewall: false,
	allowsSharedKey: true,
	blobEndpoint: 'reachable',
	checksRenameSourceFirst: true,
	renameTellsETag: true,
	flushKeepsContentHeaders: false,
	listPageSize: 5000,
	deletePageSize: 5000,
	largestAppend: 4000 * MEBI,
};
