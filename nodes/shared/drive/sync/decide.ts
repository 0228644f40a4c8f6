/** Which side counts when a file was changed on both. */
export type Winner = 'source' | 'target' | 'newer';

/** What is known of a file on one side. */
export interface Side {
	/** Bytes. */
	size: number;
	/** The quickXorHash. */
	hash: string;
	/** When it was changed last, in milliseconds since 1970, if that is known. */
	modifiedAt?: number;
}

/** What a sync left behind: the hashes of a file on both sides. They differ where the service writes into files by itself. */
export interface Synced {
	source: string;
	target: string;
}

/** What is done to the target's file, and why, where that is not plain. */
export type Decision =
	| { action: 'created' | 'updated' | 'unchanged' }
	| { action: 'skipped'; reason: string };

/**
 * What a file of the source means for the target.
 * @param target undefined when it has no such file
 * @param last what the sync before left: as long as the target still has it, only the source can have changed, and nobody has
 * to win
 */
export function decide(
	source: Side,
	target: Side | undefined,
	last: Synced | undefined,
	winner: Winner,
): Decision {
	if (!target) return { action: 'created' };
	const untouched = target.hash === last?.target;
	const equal = target.size === source.size && target.hash === source.hash;
	if (equal || (untouched && source.hash === last?.source)) return { action: 'unchanged' };
	if (untouched || winner === 'source') return { action: 'updated' };
	if (winner === 'target')
		return { action: 'skipped', reason: 'The target holds another version, which is to be kept' };
	return (source.modifiedAt ?? 0) > (target.modifiedAt ?? 0)
		? { action: 'updated' }
		: { action: 'skipped', reason: "The target's version is newer" };
}
