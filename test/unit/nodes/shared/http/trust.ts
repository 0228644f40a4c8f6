import { globalAgent } from 'node:https';

/** Lets what the global agent sends in this file's tests believe in the certificates of a fixture's servers. */
export function trust(fixture: { certificateAuthority: string }): void {
	const { ca } = globalAgent.options;
	beforeAll(() => void (globalAgent.options.ca = fixture.certificateAuthority));
	afterAll(() => {
		globalAgent.options.ca = ca;
		globalAgent.destroy();
	});
}
