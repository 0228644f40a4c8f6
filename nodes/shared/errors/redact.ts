/**
 * Takes out of a text what opens doors: bearer tokens, JSON web tokens, and the query of addresses, in which upload and
 * download addresses carry their authorization; those of OneDrive personal carry it in the path. A query may hold quotes, so
 * it goes on to the next blank: rather too much is taken out than too little.
 */
export function redact(text: string): string {
	return text
		.replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 …')
		.replace(/\beyJ[\w-]+\.[\w-]+\.?[\w-]*/g, '…')
		.replace(
			/(https?:\/\/(?:[^\s/?<>]*\b(?:1drv|onedrive)\.com\/|[^\s?<>]+\?))[^\s<>]*?(?=["']?(?:[\s<>]|$))/gi,
			'$1…',
		);
}
