import type { Refusal } from '../serviceError';

const PERMISSIONS =
	'In the Azure portal add the Power BI Service permissions Dataset.ReadWrite.All and Workspace.Read.All (Delegated) under API permissions of the app, and sign in again. A service principal needs none of them.';

export const TENANT_SETTING =
	'In the Power BI admin portal, under Tenant settings > Developer settings, turn on "Service principals can call Fabric public APIs" for a security group that the app is in. It takes up to 15 minutes to hold.';

export const ROLE =
	'In Power BI open the workspace, click Manage access and add the app, or the user who signs in, as Contributor, Member or Admin. A Viewer may not write.';

const COLUMNS =
	"compare the columns' names, in which upper and lower case count, and their types with those that the dataset was created with.";

/** A refusal, and what was asked for, as it follows "could not". */
interface Refused extends Refusal {
	action: string;
}

/** What to do when Power BI refuses; the first line that fits counts. */
const REMEDIES: Array<{ when: (refused: Refused) => boolean; do: string }> = [
	{
		when: ({ codes }) => codes.some((code) => /ServicePrincipalIsNotAllowed/i.test(code)),
		do: TENANT_SETTING,
	},
	{ when: ({ codes }) => codes.includes('GroupNotAccessible'), do: ROLE },
	{
		when: ({ text }) => /not accessible for application/i.test(text ?? ''),
		do: 'A service principal has no My workspace: choose a workspace that the app was added to.',
	},
	{
		when: ({ text }) => /not Push API dataset/i.test(text ?? ''),
		do: 'Only datasets that were created through the API take rows. Create one with this node: Dataset > Create, or Create Dataset If Missing.',
	},
	{
		when: ({ status, text }) => status === 404 && /\btable\b/i.test(text ?? ''),
		do: 'There is no table of that name in the dataset: check Table, in which upper and lower case count.',
	},
	{
		when: ({ codes }) => codes.includes('PowerBINotAuthorizedException'),
		do: `${ROLE} ${TENANT_SETTING}`,
	},
	{
		// The tables were listed before, so it is not the table that is missing.
		when: ({ codes, action }) =>
			codes.includes('RequestedResourceNotFound') && action.startsWith('push rows'),
		do: `The columns of the data, or their types, are not those of the table: ${COLUMNS}`,
	},
	{
		when: ({ status }) => status === 404,
		do: `There is no such workspace or dataset, or the credential may not see it. ${ROLE}`,
	},
	{
		when: ({ status }) => status === 401,
		do: `The sign-in was turned down twice: check Cloud in the credential. ${ROLE} For a service principal: ${TENANT_SETTING}`,
	},
	{ when: ({ status }) => status === 403, do: `${PERMISSIONS} ${ROLE}` },
	{
		when: ({ status }) => status === 413,
		do: 'The request was larger than the service takes, though it was within the limits that it publishes.',
	},
	{
		when: ({ status }) => status === 429,
		do: 'A limit of Power BI is used up, maybe by somebody else who pushes to the same dataset: run again later.',
	},
	{
		when: ({ status, text }) => status === 400 && /no longer (?:be )?supported|retire/i.test(text ?? ''),
		do: 'Microsoft has ended the creation of push datasets (31 October 2027). Existing ones go on taking rows; for new ones it recommends Real-Time Intelligence in Microsoft Fabric.',
	},
	{
		when: ({ status, action }) => status === 400 && action.startsWith('create'),
		do: 'Power BI did not take the definition of the dataset: check its name, and the names and types of the columns. If they are right, try again later; after 31 October 2027 Microsoft lets nobody create push datasets.',
	},
	{
		when: ({ status, action }) => status === 400 && action.startsWith('push rows'),
		do: `The data do not fit the table: ${COLUMNS} Or the table is full: without retention policy it takes 5,000,000 rows; delete its rows, or push to another.`,
	},
	{ when: ({ status }) => status >= 500, do: 'Power BI has trouble of its own: run again later.' },
];

/** @param action to follow "could not" */
export function powerBiRemedy(refusal: Refusal, action: string): string {
	return REMEDIES.find(({ when }) => when({ ...refusal, action }))?.do ?? '';
}
