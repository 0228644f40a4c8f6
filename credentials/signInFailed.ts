/** The service that hands out tokens did not give one. The message says what to do; it is shown to the user as it is. */
export class SignInFailed extends Error {
	override name = 'SignInFailed';

	/** @param transient whether the same may succeed later: the service was busy, or could not be reached */
	constructor(
		message: string,
		readonly transient: boolean,
		readonly retryAfter?: string,
	) {
		super(message);
	}
}
