import { Agent, request } from 'node:https';

import { json, PowerBiFixture } from './powerBiFixture.ts';

const fixture = new PowerBiFixture();

/** POST rows over the one connection of an agent. @returns the status */
async function pushOver(agent: Agent): Promise<number | undefined> {
	const url = `${fixture.powerBi.server.origin}/v1.0/myorg${fixture.rowsPath}`;
	const headers = { ...json, authorization: 'Bearer app' };
	const ca = fixture.certificateAuthority;
	return await new Promise((resolve, reject) => {
		const sent = request(url, { method: 'POST', agent, ca, headers }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode));
		});
		sent.on('error', reject);
		sent.end('{"rows":[{"id":1}]}');
	});
}

test.each([{ posts: 120 }, { rows: 1_000_000 }])('%j: who was told to wait has to', async (spent) => {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	fixture.orders.spend(spent);
	expect(await pushOver(agent)).toBe(429);
	fixture.clock.turn(59_999);
	expect(fixture.violations).toEqual([]);
	await pushOver(agent);
	expect(fixture.violations).toEqual(['a POST rows request before the time that Retry-After named']);
	fixture.clock.turn(3_600_000);
	expect(await pushOver(agent)).toBe(200);
	expect(fixture.violations).toHaveLength(1);
	agent.destroy();
});
