import type { Locator, Page } from 'playwright-core';

import { execute, executionEnd, startExecution } from './executing.ts';
import { NodeCreator } from './nodeCreator.ts';
import { NodePanel } from './nodePanel.ts';

const STOP_TIMEOUT_MS = 30_000;

/** A workflow in the editor. */
export class Canvas {
	readonly nodeCreator: NodeCreator;
	private readonly page: Page;

	constructor(page: Page) {
		this.page = page;
		this.nodeCreator = new NodeCreator(page);
	}

	/** The node on the canvas. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name=${JSON.stringify(name)}]`);
	}

	async openNode(name: string): Promise<NodePanel> {
		await this.node(name).dblclick();
		return await this.panel();
	}

	/** The panel that is open, or opens by itself. */
	async panel(): Promise<NodePanel> {
		const root = this.page.getByTestId('ndv');
		await root.getByTestId('node-parameters').waitFor();
		return new NodePanel(this.page, root);
	}

	/**
	 * Executes the workflow to its end.
	 *
	 * @returns the execution's id
	 */
	async execute(timeoutMs = 60_000): Promise<string> {
		return await execute(this.page, this.executeButton(), timeoutMs);
	}

	/** Executes the workflow and stops it as soon as `when` is fulfilled; returns the execution's id. */
	async executeAndStop(when: () => Promise<unknown>): Promise<string> {
		const executionId = await startExecution(this.page, this.executeButton());
		await when();
		await this.page.getByTestId('stop-execution-button').click();
		await executionEnd(this.page, STOP_TIMEOUT_MS);
		return executionId;
	}

	/** Which mark the last execution leaves on a node; it may come a moment after the end. */
	async mark(name: string): Promise<'success' | 'error'> {
		const mark = (kind: string) => this.node(name).getByTestId(`canvas-node-status-mark-${kind}`);
		await mark('success').or(mark('error')).first().waitFor();
		return (await mark('success').isVisible()) ? 'success' : 'error';
	}

	private executeButton(): Locator {
		return this.page.getByTestId('execute-workflow-button').first();
	}
}
