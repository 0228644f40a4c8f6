import type { Service } from '../serviceError';

/** Who signs in with a credential: a user, or the app by itself. */
export type SignIn = 'delegated' | 'app';

interface Needed {
	/** The smallest permission that reaches any drive or site. */
	delegated: string;
	/** Likewise; none where an app by itself cannot do it. */
	app?: string;
	/** The role on a site that allows it where an app holds only Sites.Selected; none where no role does. */
	role?: 'read' | 'write';
	/** What the signed-in user has to be allowed to do. */
	right: string;
	/** It comes ahead of requests that may need more: whoever grants only this would be refused again. */
	ahead?: true;
}

const READ = { delegated: 'Files.Read.All', app: 'Files.Read.All', role: 'read', right: 'open it' } as const;
const SITES = { delegated: 'Sites.Read.All', app: 'Sites.Read.All', right: 'open the site' } as const;

/**
 * What each kind of request to Graph needs. Permissions with more in their name do as well: Sites.ReadWrite.All for any.
 * https://learn.microsoft.com/graph/permissions-reference
 */
const NEEDED = {
	// An app may create upload sessions with no smaller permission.
	upload: {
		delegated: 'Files.ReadWrite.All',
		app: 'Sites.ReadWrite.All',
		role: 'write',
		right: 'write there',
	},
	createFolder: {
		delegated: 'Files.ReadWrite.All',
		app: 'Files.ReadWrite.All',
		role: 'write',
		right: 'write there',
	},
	delete: {
		delegated: 'Files.ReadWrite.All',
		app: 'Files.ReadWrite.All',
		role: 'write',
		right: 'delete it',
	},
	findDrive: { ...READ, ahead: true },
	read: { ...READ, ahead: true },
	list: READ,
	download: READ,
	delta: READ,
	listLibraries: { ...READ, ahead: true },
	findSite: { ...SITES, role: 'read', ahead: true },
	searchSites: SITES,
	followedSites: { ...SITES, app: undefined },
} satisfies Record<string, Needed>;

/** A kind of request, by what it needs permission for. */
export type GraphNeed = keyof typeof NEEDED;

/** What to grant when Graph refuses a request with 403. */
export function grantFor(need: GraphNeed, signIn: SignIn, service: Service): string {
	const { delegated, app, role, right, ahead }: Needed = NEEDED[need];
	const permission = signIn === 'delegated' ? delegated : app;
	if (!permission) return 'Only a signed-in user can do this: choose OAuth2 for Authentication.';
	const type = signIn === 'delegated' ? 'Delegated' : 'Application';
	return [
		`Grant the app the Microsoft Graph permission ${permission} (${type}), with admin consent.`,
		ahead && `To change anything there it needs ${toWrite(signIn, service)} instead.`,
		service === 'SharePoint' && selected(role),
		signIn === 'delegated' && `The user has to be allowed to ${right} too.`,
	]
		.filter(Boolean)
		.join(' ');
}

/** What is enough for all that the nodes do. */
function toWrite(signIn: SignIn, service: Service): string {
	return signIn === 'delegated' && service === 'OneDrive' ? 'Files.ReadWrite.All' : 'Sites.ReadWrite.All';
}

function selected(role: Needed['role']): string {
	return role
		? `An app with Sites.Selected needs the role "${role}" on this site.`
		: 'An app that holds only Sites.Selected cannot do this: choose the site By URL or By ID.';
}
