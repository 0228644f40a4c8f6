import { type Answer, type Asking } from '../../simulators/ask.ts';
import type { TokenClaims } from '../../simulators/powerBi/caller.ts';
import type { Dataset } from '../../simulators/powerBi/dataset.ts';
import { type PowerBiOptions, PowerBiSimulator } from '../../simulators/powerBi/powerBiSimulator.ts';
import type { Table } from '../../simulators/powerBi/table.ts';
import type { Workspace } from '../../simulators/powerBi/workspace.ts';
import { TurnableClock } from '../../simulators/clocks.ts';
import { SimulatorFixture } from './simulatorFixture.ts';

const aud = 'https://analysis.windows.net/powerbi/api';
const all = 'Dataset.ReadWrite.All Workspace.Read.All';
const token = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;

/** Tokens that stand for somebody. */
const callers: Record<string, TokenClaims> = {
	app: { aud, appid: 'the-app', oid: 'app-oid' },
	otherApp: { aud, appid: 'other-app', oid: 'other-oid' },
	viewerApp: { aud, appid: 'viewer-app', oid: 'viewer-oid' },
	ada: { aud, appid: 'the-app', upn: 'ada@contoso.com', oid: 'ada-oid', scp: all },
	bob: { aud, appid: 'the-app', upn: 'bob@contoso.com', oid: 'bob-oid', scp: all },
	reader: { aud, upn: 'ada@contoso.com', oid: 'ada-oid', scp: 'Dataset.Read.All Workspace.Read.All' },
	noScopes: { aud, upn: 'ada@contoso.com', oid: 'ada-oid', scp: 'openid' },
	graph: { aud: 'https://graph.microsoft.com', appid: 'the-app', oid: 'app-oid' },
};
export const expiredToken = token({ exp: 1 });

export const json = { 'content-type': 'application/json' };
/** A column of each type. */
export const columns = [
	{ name: 'id', dataType: 'Int64' },
	{ name: 'price', dataType: 'Double' },
	{ name: 'vat', dataType: 'Decimal' },
	{ name: 'paid', dataType: 'Boolean' },
	{ name: 'day', dataType: 'Datetime' },
	{ name: 'note', dataType: 'String' },
];

/** A service of its own, with a workspace, for each test of the file. */
export class PowerBiFixture extends SimulatorFixture<PowerBiSimulator> {
	readonly clock: TurnableClock;
	private places: { sales: Workspace; orders: Dataset } | undefined;

	constructor(options: Partial<PowerBiOptions> = {}) {
		const clock = new TurnableClock();
		super((surroundings) => {
			const verify = (text: string) => callers[text];
			return new PowerBiSimulator({ ...surroundings, verify, now: clock.now, ...options });
		});
		this.clock = clock;
		beforeEach(() => {
			clock.set(Date.parse('2026-03-01T00:00:00Z'));
			const sales = this.simulator.addWorkspace({
				name: 'Sales',
				id: '5a1e5000-0000-4000-8000-000000000001',
				roles: { 'the-app': 'Contributor', 'ada@contoso.com': 'Member', 'viewer-app': 'Viewer' },
			});
			const tables = [{ name: 'Orders', columns }];
			const orders = sales.add({ name: 'Orders', id: '0ade5000-0000-4000-8000-000000000001', tables });
			this.places = { sales, orders };
		});
	}

	get powerBi(): PowerBiSimulator {
		return this.simulator;
	}

	/** A workspace in which the app is a Contributor, Ada a Member and another app a Viewer. */
	get sales(): Workspace {
		return this.given.sales;
	}

	/** A dataset of it, with the table Orders. */
	get orders(): Dataset {
		return this.given.orders;
	}

	get table(): Table {
		return this.orders.tables[0]!;
	}

	get violations(): string[] {
		return this.journal.entries.flatMap((entry) => entry.violations);
	}

	/** A request by the app. @param path after `/v1.0/myorg`, with the query */
	async call(
		method: string,
		path: string,
		{ as = 'app', headers, body }: Omit<Asking, 'ca' | 'method'> & { as?: string } = {},
	): Promise<Answer> {
		const authorization = `Bearer ${as}`;
		return await this.send(`/v1.0/myorg${path}`, { method, body, headers: { authorization, ...headers } });
	}

	async callJson(method: string, path: string, value: unknown, as?: string): Promise<Answer> {
		return await this.call(method, path, { as, headers: json, body: JSON.stringify(value) });
	}

	/** Where rows are posted to. */
	get rowsPath(): string {
		return `/groups/${this.sales.id}/datasets/${this.orders.id}/tables/Orders/rows`;
	}

	/** POST rows. @param rows as JSON, or as what becomes JSON */
	async push(rows: string | readonly object[], headers: Record<string, string> = {}): Promise<Answer> {
		const body = typeof rows === 'string' ? rows : JSON.stringify({ rows });
		return await this.call('POST', this.rowsPath, { headers: { ...json, ...headers }, body });
	}

	private get given(): { sales: Workspace; orders: Dataset } {
		if (!this.places) throw new Error('only within a test');
		return this.places;
	}
}

/** So many rows that differ. */
export function rowsOf(count: number, first = 0): object[] {
	return Array.from({ length: count }, (_, index) => ({ id: first + index, note: `row ${first + index}` }));
}

/** The status, and the code of the refusal wherever it is. */
export function refusal({ status, headers, text }: Answer): unknown[] {
	const body = (text ? JSON.parse(text) : {}) as { error?: { code?: string }; Message?: string };
	return [status, body.error?.code ?? body.Message ?? headers['x-powerbi-error-info'] ?? text];
}
