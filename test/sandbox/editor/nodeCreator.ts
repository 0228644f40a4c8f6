import type { Locator, Page } from 'playwright-core';

/** The list of all nodes, at the right of the canvas. */
export class NodeCreator {
	private readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	/** Opens it, looks for nodes and returns the names of those that it finds. */
	async search(text: string): Promise<string[]> {
		const bar = this.page.getByTestId('node-creator-search-bar');
		if (!(await bar.isVisible())) await this.page.getByTestId('node-creator-plus-button').click();
		await bar.fill(text);
		await this.found().first().waitFor();
		return await this.found().getByTestId('node-creator-item-name').allInnerTexts();
	}

	/** Opens a node that was found, and returns its actions. */
	async actions(node: string): Promise<string[]> {
		await this.found().getByText(node, { exact: true }).click();
		// The two lists change places by sliding; then the nodes are gone.
		await this.found().first().waitFor({ state: 'detached' });
		await this.shown().first().waitFor();
		return await this.shown().allInnerTexts();
	}

	/** Puts the node with one of the actions that are listed on the canvas; its panel opens by itself. */
	async add(action: string): Promise<void> {
		await this.shown().getByText(action, { exact: true }).click();
	}

	async close(): Promise<void> {
		await this.page.keyboard.press('Escape');
	}

	private found(): Locator {
		// Of nodes with actions, of nodes without. What the creator lists before a search is neither.
		return this.page.getByTestId(/^node-creator-(action|node)-item$/);
	}

	private shown(): Locator {
		return this.page.getByTestId('node-creator-item-name').filter({ visible: true });
	}
}
