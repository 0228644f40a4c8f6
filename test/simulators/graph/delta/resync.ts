import { Refusal } from '../refusal.ts';

/** What a client has to do when its token is no longer valid. */
export type Resync = 'resyncChangesApplyDifferences' | 'resyncChangesUploadDifferences';

const MESSAGES: Record<Resync, string> = {
	resyncChangesApplyDifferences:
		"Resync required. Replace any local items with the server's version (including deletes) if you're sure that the " +
		"service was up to date with your local changes when you last sync'd. Upload any local changes that the server " +
		"doesn't know about.",
	resyncChangesUploadDifferences:
		'Resync required. Upload any local items that the service did not return, and upload any files that differ from ' +
		"the server's version (keeping both copies if you're not sure which one is more up-to-date).",
};

/**
 * The refusal of a token that is no longer valid.
 * @param location where everything is told again
 * @see https://learn.microsoft.com/graph/api/driveitem-delta
 */
export function resyncRequired(resync: Resync, location: string): Refusal {
	return new Refusal(410, 'resyncRequired', MESSAGES[resync], { inner: resync, headers: { location } });
}
