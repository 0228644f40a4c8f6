import type { Certificates } from './certificates.ts';
import type { Journal } from './journal.ts';
import { type Handler, SimulatorServer } from './server.ts';

/**
 * A host that is none of the vendors', to which links and redirects may be made to lead. A token that arrives there is a
 * violation; the answer is an empty list.
 */
export function strangerServer(surroundings: {
	journal: Journal;
	certificates: Certificates;
	publicOrigin?: string;
}): SimulatorServer {
	const handler: Handler = async (exchange) => {
		if (exchange.headers.authorization !== undefined)
			exchange.violate('a token goes nowhere but to the service that it is for');
		await exchange.reply(200, { value: [] });
	};
	return new SimulatorServer('stranger', handler, surroundings);
}
