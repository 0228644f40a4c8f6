import { grantFor, type GraphNeed } from '../../../../../../nodes/shared/errors/remedies/graphPermissions.ts';

/** By need: what a user, an app, and an app with Sites.Selected are told. */
test.each<[GraphNeed, string, string, string]>([
	['upload', 'Files.ReadWrite.All', 'Sites.ReadWrite.All', 'the role "write"'],
	['createFolder', 'Files.ReadWrite.All', 'Files.ReadWrite.All', 'the role "write"'],
	['delete', 'Files.ReadWrite.All', 'Files.ReadWrite.All', 'the role "write"'],
	['read', 'Files.Read.All', 'Files.Read.All', 'the role "read"'],
	['list', 'Files.Read.All', 'Files.Read.All', 'the role "read"'],
	['download', 'Files.Read.All', 'Files.Read.All', 'the role "read"'],
	['delta', 'Files.Read.All', 'Files.Read.All', 'the role "read"'],
	['findDrive', 'Files.Read.All', 'Files.Read.All', 'the role "read"'],
	['listLibraries', 'Files.Read.All', 'Files.Read.All', 'the role "read"'],
	['findSite', 'Sites.Read.All', 'Sites.Read.All', 'the role "read"'],
	['searchSites', 'Sites.Read.All', 'Sites.Read.All', 'only Sites.Selected cannot do this'],
])('to %s, a user needs %s, an app %s, or %s', (need, delegated, app, selected) => {
	expect(grantFor(need, 'delegated', 'OneDrive')).toContain(`permission ${delegated} (Delegated)`);
	expect(grantFor(need, 'delegated', 'OneDrive')).toMatch(/The user has to be allowed to .+ too\.$/);
	expect(grantFor(need, 'app', 'OneDrive')).toContain(
		`Grant the app the Microsoft Graph permission ${app} (Application), with admin consent.`,
	);
	expect(grantFor(need, 'app', 'SharePoint')).toContain(selected);
	expect(grantFor(need, 'delegated', 'SharePoint')).toContain(selected);
});

test('only users follow sites', () => {
	expect(grantFor('followedSites', 'delegated', 'SharePoint')).toContain('Sites.Read.All (Delegated)');
	expect(grantFor('followedSites', 'app', 'SharePoint')).toMatch(/^Only a signed-in user can do this/);
});

test.each<[GraphNeed, boolean]>([
	['findDrive', true],
	['findSite', true],
	['listLibraries', true],
	['read', true],
	['list', false],
	['download', false],
	['upload', false],
	['searchSites', false],
])('what changes need too is told ahead of them, for %s: %p', (need, told) => {
	const more = (permission: string) => `To change anything there it needs ${permission} instead.`;
	expect(grantFor(need, 'app', 'OneDrive').includes(more('Sites.ReadWrite.All'))).toBe(told);
	expect(grantFor(need, 'delegated', 'SharePoint').includes(more('Sites.ReadWrite.All'))).toBe(told);
	expect(grantFor(need, 'delegated', 'OneDrive').includes(more('Files.ReadWrite.All'))).toBe(told);
});
