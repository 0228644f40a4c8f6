/** Something went wrong, and something is left of it that only the user can take away. */
export class LeftBehind extends Error {
	override name = 'LeftBehind';

	/** @param advice what is left where, and what to do about it, as a sentence */
	constructor(
		readonly why: Error,
		readonly advice: string,
	) {
		super(why.message);
	}
}
