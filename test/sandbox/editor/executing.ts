import type { Locator, Page } from 'playwright-core';

/**
 * Presses a button that runs a workflow or a part of it, and waits until the editor shows the end.
 *
 * @returns the execution's id
 */
export async function execute(page: Page, button: Locator, timeoutMs: number): Promise<string> {
	const executionId = await startExecution(page, button);
	await executionEnd(page, timeoutMs);
	return executionId;
}

/** The same without the waiting. */
export async function startExecution(page: Page, button: Locator): Promise<string> {
	const [response] = await Promise.all([
		page.waitForResponse((answer) => /\/rest\/workflows\/[^/]+\/run$/.test(new URL(answer.url()).pathname)),
		button.click(),
	]);
	const { data } = (await response.json()) as { data: { executionId: string } };
	return data.executionId;
}

/** The canvas' own button is busy from the press of any button until the news of the end has come. */
export async function executionEnd(page: Page, timeoutMs: number): Promise<void> {
	const idle = page.locator('[data-test-id="execute-workflow-button"]:not([aria-busy="true"])').first();
	await idle.waitFor({ timeout: timeoutMs });
}
