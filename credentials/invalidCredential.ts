/** A credential that cannot work as it stands. The message names the field and the fix; it is shown to the user as it is. */
export class InvalidCredential extends Error {
	override name = 'InvalidCredential';
}

/**
 * Checks the root address of a service that a user may set.
 * @throws InvalidCredential unless it is https, and has neither a path nor a user
 */
export function assertHttpsRoot(field: string, value: string | undefined): void {
	const text = (value ?? '').trim();
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const example = 'for example https://graph.example.com';
	if (!url)
		throw new InvalidCredential(`${field} is not a web address: enter the service's root, ${example}`);
	if (url.protocol !== 'https:')
		throw new InvalidCredential(
			`${field} has to start with https://: over anything else your token could be read on its way`,
		);
	if (url.pathname !== '/' || url.search || url.hash || url.username || url.password)
		throw new InvalidCredential(
			`${field} has to be the service's root alone, without a path or a user: ${example}`,
		);
}
