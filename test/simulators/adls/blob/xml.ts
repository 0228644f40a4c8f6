import { footer, type Wording } from '../answer.ts';

/** An element with a text, or with elements, in it. */
export type Element = readonly [name: string, content: string | readonly Element[]];

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function xml(root: Element): string {
	return `<?xml version="1.0" encoding="utf-8"?>${written(root)}`;
}

/** `<Error><Code>…</Code><Message>…</Message></Error>`, as the Blob service words it. */
export const inXml: Wording = ({ code, message, details }, requestId) => {
	const { authenticationErrorDetail: detail } = details;
	const error: Element[] = [
		['Code', code],
		['Message', `${message}\n${footer(requestId)}`],
	];
	if (detail !== undefined) error.push(['AuthenticationErrorDetail', detail]);
	return { type: 'application/xml', body: xml(['Error', error]) };
};

function written([name, content]: Element): string {
	const inner = typeof content === 'string' ? escaped(content) : content.map(written).join('');
	return `<${name}>${inner}</${name}>`;
}

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (character) => ESCAPED[character] ?? character);
}
