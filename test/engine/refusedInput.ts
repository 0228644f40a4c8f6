import type { NodeToRun } from './nodeToRun.ts';
import type { Fixture } from './fixture.ts';

/** Bad input has to be refused before anything is sent, naming the field and what to do. */
export async function refused(
	fixture: Fixture,
	node: NodeToRun,
	message: string,
	fix: string,
): Promise<void> {
	const error = await fixture.fail(node);
	expect(error.message).toContain(message);
	expect(error.description).toContain(fix);
	expect(fixture.cloud.journal.entries).toEqual([]);
}
