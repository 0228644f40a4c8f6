/**
 * Takes out of a text what opens doors: bearer tokens, JSON web tokens, and the query of addresses, in which upload and
 * download addresses carry their authorization.
 */
export function redact(text: string): string {
	return text
		.replace(/\b(Bearer|Basic) [\w.~+/=-]+/g, '$1 …')
		.replace(/\beyJ[\w-]+\.[\w-]+\.?[\w-]*/g, '…')
		.replace(/(https?:\/\/[^\s?"'<>]+)\?[^\s"'<>]*/g, '$1?…');
}
