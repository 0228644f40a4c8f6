import type { App, User } from './entra/directory.ts';
import type { DriveOwner } from './graph/driveSettings.ts';
import type { GraphSimulator } from './graph/graphSimulator.ts';
import type { Site } from './graph/sites/site.ts';

export const TENANT = {
	id: '7f1c9d6e-0b5a-4c1e-9a53-2d8f6b0c4e11',
	domains: ['contoso.onmicrosoft.com'],
};

export const DOMO_CLIENT = { id: '4f8b9c1d-domo-client', secret: 'domo-client-secret-0a1b2c3d4e5f' };

/** Whose OneDrive it is. */
export const MEGAN: DriveOwner = {
	id: 'e1c0d2f3-4a5b-4c6d-8e7f-90a1b2c3d4e5',
	userPrincipalName: 'megan@contoso.com',
	displayName: 'Megan Bowen',
};

export const MEGAN_AS_USER: User = {
	tenantId: TENANT.id,
	id: MEGAN.id,
	username: MEGAN.userPrincipalName,
	name: MEGAN.displayName,
	password: 'Megan-password-1',
};

/** An app registration of the customer's, with one secret. */
export interface CustomersApp extends App {
	secrets: Array<{ id: string; value: string }>;
	roles: string[];
	scopes: string[];
}

/** May write wherever there is a drive. @param certificate PEM */
export function appForEverything(certificate: string): CustomersApp & { certificates: string[] } {
	return {
		tenantId: TENANT.id,
		clientId: '0c8b8a54-6a1f-4a83-8f0f-5d1b1f3f7a20',
		secrets: [
			{ id: '5d0b3c1e-7f5e-4c58-9a4e-0e9f3a6f0b77', value: 'abc8Q~app-secret-value-0123456789abcdef' },
		],
		certificates: [certificate],
		roles: ['Sites.ReadWrite.All'],
		scopes: ['Files.ReadWrite.All', 'Sites.ReadWrite.All', 'offline_access'],
	};
}

/** May do only what is granted to it site by site. */
export const SELECTED_APP: CustomersApp = {
	tenantId: TENANT.id,
	clientId: '9b1f7c2d-3e4a-4f5b-8c6d-7e8f90a1b2c3',
	secrets: [
		{ id: '6e1c4d2f-8a6f-4d69-8b5f-1f0a4b7a1c88', value: 'xyz9R~selected-secret-value-abcdef012345' },
	],
	roles: ['Sites.Selected'],
	scopes: ['Sites.Selected', 'offline_access'],
};

/** The customer's SharePoint. */
export interface CustomersSites {
	root: Site;
	/** A team site with two libraries, Documents and Reports, and one that SharePoint keeps for itself. Megan follows it. */
	sales: Site;
	/** A site without a title. */
	untitled: Site;
	/** The team site of the Microsoft 365 group Marketing. */
	marketing: Site;
}

export function addSites(graph: GraphSimulator): CustomersSites {
	const root = graph.addSite({ path: '', displayName: 'Contoso' });
	const sales = graph.addSite({ path: 'sites/Sales', displayName: 'Sales' });
	sales.addLibrary({ name: 'Reports' });
	sales.addLibrary({ name: 'Style Library', system: true });
	sales.follow(MEGAN.id);
	sales.grant(SELECTED_APP.clientId, 'write');
	const untitled = graph.addSite({ path: 'sites/x7f3' });
	const marketing = graph.addGroup({ displayName: 'Marketing', mailNickname: 'marketing' });
	return { root, sales, untitled, marketing };
}
