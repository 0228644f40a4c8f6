/** A part of a collection. https://learn.microsoft.com/graph/paging */
export interface Page<T> {
	items: T[];
	/** Where the collection goes on. */
	next?: string;
	/** Where its changes from now on will be found. */
	delta?: string;
}

/** The same as Graph sends it. */
export interface ODataPage<T> {
	value: T[];
	'@odata.nextLink'?: string;
	'@odata.deltaLink'?: string;
}

export const isPage = (body: object): boolean => 'value' in body && Array.isArray(body.value);

export const pageOf = <T>(answer: ODataPage<T>): Page<T> => ({
	items: answer.value,
	next: answer['@odata.nextLink'],
	delta: answer['@odata.deltaLink'],
});
