/** An ETag as headers have it: lists leave its quotation marks out. */
export const quoted = (eTag: string): string => (/^(W\/)?"/.test(eTag) ? eTag : `"${eTag}"`);
