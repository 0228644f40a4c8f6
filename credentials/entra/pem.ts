/**
 * PEM text as OpenSSL reads it. Pasting into a one-line field turns its line breaks into spaces, and JSON or .env spells them
 * out, in quotes; they are put back.
 */
export function pem(pasted: unknown): string {
	const text = typeof pasted === 'string' ? pasted.trim() : '';
	return text
		.replace(/\\[rn]|["']/g, '\n')
		.replace(
			/(-----BEGIN [A-Z0-9 ]+-----)([^-]*)(-----END [A-Z0-9 ]+-----)/g,
			(_, begin: string, body: string, end: string) =>
				`${begin}\n${body.trim().replace(/\s+/g, '\n')}\n${end}\n`,
		);
}
