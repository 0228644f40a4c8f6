import { type Check, checked } from '../checked.ts';
import type { Exchange } from '../exchange.ts';
import { SimulatorServer } from '../server.ts';
import { authorized } from './authorization.ts';
import { type Client, Clients } from './clients.ts';
import { type DataSet, details } from './dataSets.ts';
import { refuse, refuseUnknown } from './errors.ts';
import { acceptsCsv, answerExport } from './export.ts';
import { answerList } from './list.ts';
import { answerToken } from './tokenEndpoint.ts';

export interface User {
	id: number;
	name: string;
	email: string;
	role: string;
}

export interface DomoOptions {
	clients: readonly Client[];
	dataSets?: readonly DataSet[];
	users?: readonly User[];
	check?: Check;
}

/** Domo's public API (`https://api.domo.com`): tokens, and reading DataSets and users. */
export class DomoSimulator {
	readonly server: SimulatorServer;
	/** By id. Tests may add, replace and change them at any time. */
	readonly dataSets = new Map<string, DataSet>();
	/** What an export is answered, as an HTML page, when its token has expired. Domo has been seen to do both. */
	expiredExportStatus: 401 | 406 = 406;
	private readonly clients: Clients;
	private readonly users: readonly User[];

	constructor(options: DomoOptions & ConstructorParameters<typeof SimulatorServer>[2]) {
		this.clients = new Clients(options.clients);
		this.users = options.users ?? [];
		for (const dataSet of options.dataSets ?? []) this.add(dataSet);
		this.server = new SimulatorServer(
			'domo',
			checked((exchange) => this.answer(exchange), options.check),
			options,
		);
	}

	add(dataSet: DataSet): void {
		this.dataSets.set(dataSet.id, dataSet);
	}

	/** Seconds that tokens issued from now on are good for. */
	get tokenLifetime(): number {
		return this.clients.tokenLifetime;
	}

	set tokenLifetime(seconds: number) {
		this.clients.tokenLifetime = seconds;
	}

	/** Makes all tokens issued so far expired ones. */
	expireTokens(): void {
		this.clients.tokens.expireAll();
	}

	/** Makes all tokens issued so far unknown ones. */
	revokeTokens(): void {
		this.clients.tokens.revokeAll();
	}

	private async answer(exchange: Exchange): Promise<void> {
		const path = exchange.url.pathname;
		const asksToken = path === '/oauth/token' && /^(GET|POST)$/.test(exchange.method);
		if (asksToken) return answerToken(exchange, this.clients);
		const [, collection, id, data] = /^\/v1\/(datasets|users)(?:\/([^/]+)(\/data)?)?$/.exec(path) ?? [];
		if (exchange.method !== 'GET' || !collection || (collection === 'users' && (!id || data))) {
			exchange.violate('nothing that is simulated of Domo, where all is only read');
			return refuseUnknown(exchange);
		}
		if (collection === 'users') return this.answerUser(exchange, Number(id));
		const page = data && acceptsCsv(exchange) ? { status: this.expiredExportStatus } : undefined;
		if (!(await authorized(exchange, this.clients, 'data', page))) return;
		if (!id) return answerList(exchange, this.dataSets.values());
		await this.answerDataSet(exchange, decodeURIComponent(id), data !== undefined);
	}

	private async answerUser(exchange: Exchange, id: number): Promise<void> {
		if (!(await authorized(exchange, this.clients, 'user'))) return;
		const user = this.users.find((candidate) => candidate.id === id);
		await (user ? exchange.reply(200, user) : refuseUnknown(exchange));
	}

	private async answerDataSet(exchange: Exchange, id: string, data: boolean): Promise<void> {
		const dataSet = this.dataSets.get(id);
		if (!dataSet || (data && dataSet.deleted)) return refuseUnknown(exchange);
		const { denied } = dataSet;
		if (denied && (data || denied.of !== 'data')) {
			return denied.as === 'forbidden'
				? refuse(exchange, 403, 'Access is denied')
				: refuse(exchange, 400, 'Infrastructure problem (403): Access is denied');
		}
		await (data ? answerExport(exchange, dataSet) : exchange.reply(200, details(dataSet)));
	}
}
