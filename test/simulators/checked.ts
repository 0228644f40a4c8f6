import type { Exchange } from './exchange.ts';
import type { Handler } from './server.ts';

/** Looks at an exchange that was handled, its JSON or form included, and notes what violates a contract. */
export type Check = (exchange: Exchange) => void;

/** The handler, with a check after each exchange, however that ended. */
export function checked(handler: Handler, check: Check | undefined): Handler {
	return async (exchange) => {
		try {
			await handler(exchange);
		} finally {
			check?.(exchange);
		}
	};
}
