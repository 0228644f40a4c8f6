import type { Query } from '../target.ts';

/** Since this version a signature is made over the encryption scope too. */
const WITH_ENCRYPTION_SCOPE = '2020-12-06';

/**
 * What the signature of an account SAS is made over.
 * @see https://learn.microsoft.com/rest/api/storageservices/create-account-sas#constructing-the-signature-string
 */
export function accountSasText(account: string, query: Query): string {
	const version = query.get('sv') ?? '';
	const names = ['sp', 'ss', 'srt', 'st', 'se', 'sip', 'spr', 'sv'];
	const fields = [account, ...names.map((name) => query.get(name) ?? '')];
	const scope = version >= WITH_ENCRYPTION_SCOPE ? [query.get('ses') ?? ''] : [];
	return [...fields, ...scope, ''].join('\n');
}
