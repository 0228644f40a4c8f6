import { DomoSimulator, type DomoOptions } from '../../simulators/domo/domo.ts';
import type { Answer } from '../../simulators/ask.ts';
import { SimulatorFixture } from './simulatorFixture.ts';

/** A client of the simulated Domo instance, with the scopes `data` and `user`. */
export const client = { id: 'id', secret: 'secret' };

export function basic({ id, secret }: { id: string; secret: string }): { authorization: string } {
	return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}

/** A Domo instance of its own for each test of the file. */
export class DomoFixture extends SimulatorFixture<DomoSimulator> {
	constructor(options: () => Partial<DomoOptions> = () => ({})) {
		super((surroundings) => new DomoSimulator({ clients: [client], ...surroundings, ...options() }));
	}

	get domo(): DomoSimulator {
		return this.simulator;
	}

	/** @param scope more of the query, from its `&` on */
	async token(scope = ''): Promise<string> {
		const headers = basic(client);
		const answer = await this.send(`/oauth/token?grant_type=client_credentials${scope}`, { headers });
		return String(answer.json.access_token);
	}

	async read(path: string, token: string, headers: Record<string, string> = {}): Promise<Answer> {
		return await this.send(path, { headers: { authorization: `Bearer ${token}`, ...headers } });
	}
}
