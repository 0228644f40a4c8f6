import type { Certificates } from '../certificates.ts';
import type { Exchange } from '../exchange.ts';
import type { Journal } from '../journal.ts';
import type { GraphBehaviour } from './behaviour.ts';
import type { TokenVerifier } from './caller.ts';
import type { ContentKeeping } from './contentStore.ts';

export interface GraphSimulatorOptions {
	journal: Journal;
	certificates: Certificates;
	/** Says what a bearer token stands for. */
	verify: TokenVerifier;
	/** The address of Graph behind a proxy (`https://graph.microsoft.com`); loopback unless told. */
	publicOrigin?: string;
	/** Likewise of the users' own sites, which take fragments and give content (`https://contoso-my.sharepoint.com`). */
	uploadOrigin?: string;
	/** Likewise of the teams' sites (`https://contoso.sharepoint.com`). */
	sharePointOrigin?: string;
	/** disk unless told. */
	content?: ContentKeeping;
	/** The service's clock, milliseconds since 1970. */
	now?: () => number;
	/** Journals what contradicts the vendor's own description; checks against graph-drive.json unless told. */
	check?: (exchange: Exchange) => void;
	behaviour?: Partial<GraphBehaviour>;
}
