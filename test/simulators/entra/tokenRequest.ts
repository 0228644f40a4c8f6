import type { Exchange } from '../exchange.ts';
import type { Proof } from './clientAuthentication.ts';
import type { App } from './directory.ts';
import { missingParameter } from './refusals.ts';
import type { Authority, SignIn } from './signIn.ts';

/** A token request whose client is known and has proven itself. */
export interface TokenRequest {
	exchange: Exchange;
	form: URLSearchParams;
	signIn: SignIn;
	authority: Authority;
	app: App;
	proof: Proof;
}

/** The parameter's value. @throws Refusal when there is none */
export function required(form: URLSearchParams, name: string): string {
	const value = form.get(name);
	if (!value) throw missingParameter(name);
	return value;
}
