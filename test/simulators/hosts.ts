import { SIGN_IN_HOSTS } from './entra/hosts.ts';
import { GLOBAL_HOST, RESOURCES } from './powerBi/nationalClouds.ts';

/** The vendors' real host names, and what answers for each when a proxy leads there. */
export const HOSTS = {
	domo: 'api.domo.com',
	entra: 'login.microsoftonline.com',
	graph: 'graph.microsoft.com',
	uploads: 'contoso-my.sharepoint.com',
	powerBi: GLOBAL_HOST,
};
const EVERYWHERE: Partial<Record<keyof typeof HOSTS, string[]>> = {
	entra: SIGN_IN_HOSTS,
	powerBi: Object.keys(RESOURCES),
};

/** Those of the national clouds included. */
export const ALL_HOSTS = [...new Set([...Object.values(HOSTS), ...Object.values(EVERYWHERE).flat()])];

/** Which port answers for which host name, those of the national clouds included. */
export function portsByHost(ports: Record<keyof typeof HOSTS, number>): Record<string, number> {
	const names = Object.keys(HOSTS) as Array<keyof typeof HOSTS>;
	return Object.fromEntries(
		names.flatMap((name) => (EVERYWHERE[name] ?? [HOSTS[name]]).map((host) => [host, ports[name]])),
	);
}
