import { type EntraOptions, EntraSimulator } from '../../simulators/entra/entra.ts';
import { type Answer, form } from '../../simulators/ask.ts';
import { SimulatorFixture } from './simulatorFixture.ts';

export const tenantId = '11111111-2222-4333-8444-555555555555';
export const otherTenantId = 'aaaaaaaa-2222-4333-8444-555555555555';
export const clientId = '99999999-8888-4777-8666-555555555555';
export const tokenPath = `/${tenantId}/oauth2/v2.0/token`;

/** A client credentials request, less the proof. */
export const asked = {
	grant_type: 'client_credentials',
	client_id: clientId,
	scope: 'https://graph.microsoft.com/.default',
};
export const withSecret = { ...asked, client_secret: 'the~value' };

/** A sign-in service of its own for each test of the file. */
export class EntraFixture extends SimulatorFixture<EntraSimulator> {
	constructor(options: EntraOptions) {
		super((surroundings) => new EntraSimulator({ ...surroundings, ...options }));
	}

	get entra(): EntraSimulator {
		return this.simulator;
	}

	async post(fields: Record<string, string>, tenant = tenantId): Promise<Answer> {
		return await this.send(`/${tenant}/oauth2/v2.0/token`, form(fields));
	}
}

/** The codes of a refusal; undefined when it is none. */
export function codes({ json }: Answer): unknown {
	return json.error_codes;
}
