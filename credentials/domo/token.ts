import { brokenConnection } from '../../nodes/shared/http/brokenConnection';
import { clock } from '../../nodes/shared/http/clock';
import { exchange } from '../../nodes/shared/http/exchange';
import { isTransient } from '../../nodes/shared/http/retryDelay';
import { assertHttpsRoot, InvalidCredential } from '../invalidCredential';
import { SignInFailed } from '../signInFailed';
import { type Token, TokenCache } from '../tokenCache';

export interface DomoCredential {
	apiUrl: string;
	clientId: string;
	clientSecret: string;
}

const tokens = new TokenCache();
const TIMEOUT = 30_000;

/** The API's address, without a trailing slash. */
export function domoRoot({ apiUrl }: DomoCredential): string {
	return apiUrl.trim().replace(/\/+$/, '');
}

/**
 * Finds what is wrong with a Domo credential before anything is sent.
 * @throws InvalidCredential naming the field and the fix
 */
export function assertDomoCredential({ apiUrl, clientId, clientSecret }: DomoCredential): void {
	assertHttpsRoot('API URL', apiUrl);
	const where = 'under My Account > Manage Clients at developer.domo.com';
	if (!clientId?.trim()) throw new InvalidCredential(`Client ID is empty: copy it from your client ${where}`);
	if (!clientSecret?.trim())
		throw new InvalidCredential(`Client Secret is empty: copy it from your client ${where}`);
}

/**
 * An access token for Domo's API, good for about an hour.
 * https://developer.domo.com/portal/1845fc11bbe5d-api-authentication
 * @param refused the token that Domo has just turned down
 * @throws InvalidCredential before anything is sent, SignInFailed when Domo gives no token
 */
export async function domoToken(credential: DomoCredential, refused?: string): Promise<string> {
	assertDomoCredential(credential);
	const { apiUrl, clientId, clientSecret } = credential;
	return await tokens.get([apiUrl, clientId, clientSecret], () => acquire(credential), refused);
}

async function acquire(credential: DomoCredential): Promise<Token> {
	const root = domoRoot(credential);
	const pair = `${credential.clientId.trim()}:${credential.clientSecret.trim()}`;
	const answer = await exchange(`${root}/oauth/token`, {
		method: 'POST',
		headers: {
			Authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
			Accept: 'application/json',
			'Content-Type': 'application/x-www-form-urlencoded',
		},
		// Without a scope the token has all that the client was given; one that was not would be refused.
		body: 'grant_type=client_credentials',
		timeout: TIMEOUT,
	}).catch((error: Error) => {
		throw new SignInFailed(`Domo at ${root} could not be reached: ${brokenConnection(error)}.`, true);
	});
	const token = tokenIn(answer.body.toString());
	if (answer.status === 200 && token) return token;
	if (answer.status >= 500 || isTransient(answer)) {
		const retryAfter = answer.headers['retry-after'];
		throw new SignInFailed(
			`Domo at ${root} gave no token: it answered with status ${answer.status}. Try again later.`,
			true,
			retryAfter,
		);
	}
	const turnedDown = [400, 401, 403].includes(answer.status);
	throw new SignInFailed(
		turnedDown
			? 'Domo refused the client. Check Client ID and Client Secret against your client under My Account > Manage Clients at developer.domo.com.'
			: `API URL ${root} does not lead to Domo's API: it answered with status ${answer.status} and gave no token. Enter https://api.domo.com, unless you have a gateway of your own.`,
		false,
	);
}

function tokenIn(text: string): Token | undefined {
	try {
		const { access_token: value, expires_in: seconds } = JSON.parse(text) as {
			access_token?: string;
			expires_in?: number;
		};
		return value ? { value, expiresAt: clock.now() + (seconds ?? 3600) * 1000 } : undefined;
	} catch {
		return undefined;
	}
}
