/** What went wrong in words a person can act on. The message says what happened and names the field; the fix says what to do. */
export class Actionable extends Error {
	override name = 'Actionable';

	constructor(
		message: string,
		readonly fix: string,
	) {
		super(message);
	}
}
