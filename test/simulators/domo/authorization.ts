import type { Exchange } from '../exchange.ts';
import type { Clients, Scope } from './clients.ts';
import { refuse, refuseWithPage } from './errors.ts';

const UNAUTHENTICATED =
	'com.domo.bedrock.service.exception.UnauthorizedException: Full authentication is required to access this resource';

/** True when the request's token gives the scope; otherwise the request has been answered. */
export async function authorized(
	exchange: Exchange,
	clients: Clients,
	scope: Scope,
	page?: { status: 401 | 406 },
): Promise<boolean> {
	const { authorization } = exchange.headers;
	const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
	const issued = token === undefined ? undefined : clients.tokens.find(token);
	if (issued && !issued.expired && issued.claims.scope.includes(scope)) return true;
	if (issued?.expired) {
		await refuseExpired(exchange, issued.claims.exp, page);
	} else if (issued) {
		await refuse(exchange, 403, 'Access is denied');
	} else {
		exchange.violate(token === undefined ? 'no access token' : 'an access token that Domo does not know');
		// Where the client takes only CSV, the gateway cannot say more than that it has nothing acceptable to say.
		if (page?.status === 406) await refuseWithPage(exchange, 406, UNAUTHENTICATED);
		else await refuse(exchange, 403);
	}
	return false;
}

async function refuseExpired(exchange: Exchange, exp: number, page?: { status: 401 | 406 }): Promise<void> {
	if (page) return refuseWithPage(exchange, page.status, UNAUTHENTICATED);
	const at = new Date(Math.min(exp * 1000, Date.now())).toISOString().replace(/\.\d+Z/, 'Z');
	const description = `An error occurred while attempting to decode the Jwt: Jwt expired at ${at}`;
	await exchange.reply(401, undefined, {
		'www-authenticate': `Bearer error="invalid_token", error_description="${description}", error_uri="https://tools.ietf.org/html/rfc6750#section-3.1"`,
	});
}
