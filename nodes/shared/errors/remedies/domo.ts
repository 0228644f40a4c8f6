import type { Refusal } from '../serviceError';

/** What to do when Domo refuses; the first line that fits counts. */
const REMEDIES: Array<{ when: (refusal: Refusal) => boolean; do: string }> = [
	{
		when: ({ status, text }) => status === 403 || /\b403\b|access is denied/i.test(text ?? ''),
		do: 'The user who made the Domo client has to own or co-own the DataSet, or be allowed to see it, and the client needs the scope Data (developer.domo.com, My Account > Manage Clients).',
	},
	{
		when: ({ status }) => status === 401 || status === 406,
		do: 'Domo turned the sign-in down twice: check Client ID and Client Secret of the credential.',
	},
	{
		when: ({ status }) => status === 404,
		do: 'There is no such DataSet, or the user who made the Domo client may not see it: check the ID in the address of the DataSet\'s page, after "datasources/".',
	},
	{
		when: ({ status }) => status === 429,
		do: 'Domo is receiving too many requests: run fewer exports at a time, or try again later.',
	},
	{ when: ({ status }) => status >= 500, do: 'Domo has trouble of its own: try again later.' },
];

export function domoRemedy(refusal: Refusal): string {
	return REMEDIES.find(({ when }) => when(refusal))?.do ?? '';
}
