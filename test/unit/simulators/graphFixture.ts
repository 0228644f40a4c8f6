import { Contract, contractsAvailable } from '../../simulators/contract.ts';
import type { TokenClaims } from '../../simulators/graph/caller.ts';
import type { Drive } from '../../simulators/graph/drive.ts';
import { GraphSimulator, type GraphSimulatorOptions } from '../../simulators/graph/graphSimulator.ts';
import { makeCertificates } from '../../simulators/certificates.ts';
import { Journal } from '../../simulators/journal.ts';
import { type Answer, ask, type Asking } from '../../simulators/ask.ts';

export const ada = { id: 'ada-id', userPrincipalName: 'ada@contoso.com', displayName: 'Ada Lovelace' };
export const unit = 327_680;
const user = { oid: ada.id, upn: ada.userPrincipalName, name: ada.displayName };
const aud = '00000003-0000-0000-c000-000000000000';

/** What each bearer token that the tests send stands for. */
const tokens: Record<string, TokenClaims> = {
	ada: { aud, ...user, scp: 'Files.ReadWrite.All Sites.Read.All openid' },
	ownFiles: { aud, ...user, scp: 'Files.ReadWrite' },
	reader: { aud, ...user, scp: 'Files.Read' },
	selectedUser: { aud, ...user, appid: 'selected', scp: 'Sites.Selected' },
	bob: { aud, oid: 'bob-id', upn: 'bob@contoso.com', scp: 'Files.ReadWrite.All Sites.Read.All' },
	selectedBob: { aud, oid: 'bob-id', upn: 'bob@contoso.com', appid: 'selected', scp: 'Sites.Selected' },
	app: { aud, oid: 'app-id', appid: 'app', roles: ['Sites.ReadWrite.All'] },
	filesApp: { aud, oid: 'app-id', appid: 'app', roles: ['Files.ReadWrite.All'] },
	mailApp: { aud, oid: 'app-id', appid: 'app', roles: ['Mail.Read'] },
	groupsApp: { aud, oid: 'app-id', appid: 'app', roles: ['Group.Read.All', 'Sites.Read.All'] },
	selected: { aud, oid: 'selected-id', appid: 'selected', roles: ['Sites.Selected'] },
	elsewhere: { aud: 'https://analysis.windows.net/powerbi/api', roles: ['Sites.ReadWrite.All'] },
};

/** A Graph of its own, with one drive, for each test of the file. */
export class GraphFixture {
	readonly journal = new Journal();
	private readonly certificates = makeCertificates();
	private started: { graph: GraphSimulator; drive: Drive } | undefined;

	constructor(options: Partial<GraphSimulatorOptions> = {}) {
		beforeEach(async () => {
			this.journal.clear();
			const { journal, certificates } = this;
			const graph = new GraphSimulator({
				journal,
				certificates,
				verify: (token) => tokens[token],
				...options,
			});
			this.started = { graph, drive: graph.addDrive({ owner: ada }) };
			await graph.start();
		});
		afterEach(async () => await this.graph.stop());
	}

	get graph(): GraphSimulator {
		return this.running.graph;
	}

	get drive(): Drive {
		return this.running.drive;
	}

	get violations(): string[] {
		return this.journal.entries.flatMap((entry) => entry.violations);
	}

	/** A request to Graph, whose answer has to be as the vendor describes it. @param path after /v1.0, with the query */
	async send(
		method: string,
		path: string,
		asking: Omit<Asking, 'ca'> & { as?: string } = {},
	): Promise<Answer> {
		const { as = 'ada', headers, body } = asking;
		const url = `${this.graph.api.origin}/v1.0${path}`;
		const answer = await this.ask(url, {
			...{ method, body },
			headers: { authorization: `Bearer ${as}`, ...headers },
		});
		expect(contradictions(method, url, answer)).toEqual([]);
		return answer;
	}

	/** A request to Graph by an address that Graph itself has given. */
	async follow(link: unknown, as?: string): Promise<Answer> {
		const { origin } = this.graph.api;
		expect(link).toEqual(expect.stringContaining(`${origin}/v1.0/`));
		return await this.get(String(link).replace(`${origin}/v1.0`, ''), as);
	}

	async get(path: string, as?: string): Promise<Answer> {
		return await this.send('GET', path, { as });
	}

	async post(path: string, body?: unknown, as?: string): Promise<Answer> {
		const headers = { 'content-type': 'application/json' };
		return await this.send('POST', path, {
			as,
			...(body === undefined ? {} : { headers, body: JSON.stringify(body) }),
		});
	}

	async patch(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
		const all = { 'content-type': 'application/json', ...headers };
		return await this.send('PATCH', path, { headers: all, body: JSON.stringify(body) });
	}

	async put(path: string, body: Buffer | string, headers: Record<string, string> = {}): Promise<Answer> {
		return await this.send('PUT', path, { body, headers: { 'content-type': 'text/csv', ...headers } });
	}

	/** Creates an upload session by path. @returns its URL */
	async session(path: string, conflictBehavior = 'replace'): Promise<string> {
		const item = { '@microsoft.graph.conflictBehavior': conflictBehavior };
		const { json } = await this.post(`/me/drive/root:/${path}:/createUploadSession`, { item });
		return String(json.uploadUrl);
	}

	/** Sends a fragment that begins at the given byte. */
	async fragment(url: string, first: number, bytes: Buffer, total: number): Promise<Answer> {
		const range = `bytes ${first}-${first + bytes.length - 1}/${total}`;
		return await this.ask(url, { method: 'PUT', headers: { 'content-range': range }, body: bytes });
	}

	/** A request to any address, without a token. */
	async ask(url: string, asking: Omit<Asking, 'ca'> = {}): Promise<Answer> {
		return await ask(url, { ca: this.certificates.authority, ...asking });
	}

	get certificateAuthority(): string {
		return this.certificates.authority;
	}

	private get running(): { graph: GraphSimulator; drive: Drive } {
		if (!this.started) throw new Error('only within a test');
		return this.started;
	}
}

/** The status and the codes of a refusal, from the outside in. */
export function refusal({ status, json }: Answer): unknown[] {
	const error = json.error as {
		code: string;
		innerError?: { code?: string };
		innererror?: { code?: string };
	};
	const inner = (error.innerError ?? error.innererror)?.code;
	return [status, error.code, ...(inner === undefined ? [] : [inner])];
}

/** Bytes that differ from place to place, so that a fragment in the wrong place shows. */
export function pattern(size: number): Buffer {
	return Buffer.from(Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 0xff));
}

/** The names of the entries of a list. */
export function names({ json }: Answer): unknown[] {
	return (json.value as Array<{ name?: string }>).map(({ name }) => name);
}

let contract: Contract | undefined;

function contradictions(method: string, url: string, { status, headers, text }: Answer): string[] {
	if (!contractsAvailable() || !/json/.test(String(headers['content-type']))) return [];
	contract ??= new Contract('graph-drive.json');
	const { pathname: path, searchParams: query } = new URL(url);
	const request = { method, path, query, headers: {}, hasBody: false };
	return contract.answerContradictions(request, status, JSON.parse(text));
}
