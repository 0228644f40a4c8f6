/**
 * What to do about the errors of Microsoft's sign-in, by their AADSTS number.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const REMEDIES: Record<string, string> = {
	'7000215':
		'You pasted the Secret ID, or a wrong secret: in the Azure portal, under Certificates & secrets of the app registration, copy the column "Value" into Client Secret.',
	'7000222':
		'The client secret has expired: add a new one under Certificates & secrets of the app registration and copy its Value into Client Secret.',
	'700016':
		'The tenant does not know this app: check Tenant ID and Client ID against the Overview page of the app registration; both have to come from the same tenant.',
	'90002': 'There is no such tenant in this cloud: check Tenant ID and Cloud.',
	'900023': "Tenant ID is neither a tenant's GUID nor one of its domains.",
	'50194':
		'The app belongs to one tenant: enter its "Directory (tenant) ID" as Tenant ID instead of "common".',
	'700027':
		'The certificate is not the one of the app registration: upload it there under Certificates & secrets, and paste its private key here.',
	'50126': 'User name or password is wrong.',
	'50076':
		'This user has to sign in with multi-factor authentication, which an unattended run cannot do: use a service principal instead.',
	'50079':
		'This user has to set up multi-factor authentication, which an unattended run cannot do: use a service principal instead.',
	'50034': 'The tenant does not know this user: check the user name and the tenant.',
	'50055': "The user's password has expired.",
	'50057': "The user's account is disabled.",
	'7000218':
		'Turn on "Allow public client flows" under Authentication of the app registration, or enter a client secret.',
	'65001':
		'Nobody has consented to the app\'s permissions yet: have an administrator click "Grant admin consent" under API permissions of the app registration.',
	'65004':
		'The consent was declined: connect again and accept, or have an administrator click "Grant admin consent" under API permissions.',
	'70011': 'The scope is not valid: check Scope and Cloud.',
	'500011': 'The tenant does not know the service that the scope names: check Scope and Cloud.',
	'70008': 'The sign-in was unused for too long: open the credential and connect again.',
	'700082': 'The sign-in was unused for too long: open the credential and connect again.',
	'50173': 'The sign-in was ended by a changed password: open the credential and connect again.',
	'530003':
		'A Conditional Access policy of the tenant blocks this sign-in: ask its administrator to exclude the app.',
	'53003':
		'A Conditional Access policy of the tenant blocks this sign-in: ask its administrator to exclude the app.',
	'7000112': 'The app is disabled in this tenant: turn it on under Enterprise applications.',
};

/** What Microsoft's sign-in says when it is busy: OAuth's word for it, or numbers that have come with other words. */
const BUSY = /temporarily_unavailable|AADSTS(90033|90055)\b/;

export interface SignInRemedy {
	code: string;
	remedy: string;
	/** Whether the same may succeed later. */
	transient: boolean;
}

/** What a text that Microsoft's sign-in wrote means for the user, if it holds an AADSTS number. */
export function signInRemedy(text: string): SignInRemedy | undefined {
	const number = /AADSTS(\d+)/.exec(text)?.[1];
	if (!number) return undefined;
	const code = `AADSTS${number}`;
	return {
		code,
		remedy: REMEDIES[number] ?? firstSentence(text.slice(text.indexOf(code) + code.length + 1)),
		transient: BUSY.test(text),
	};
}

function firstSentence(text: string): string {
	return (/^[^.\r\n]*\.?/.exec(text.trim())?.[0] ?? '').slice(0, 300);
}
