import type { Locator, Page } from 'playwright-core';

/** Milliseconds after which the editor takes into account what was typed into a field, or into a resource locator, and more. */
const TAKEN = { field: 150, locator: 350 };

/** The fields of a node's panel or of a credential's dialog. */
export class Parameters {
	protected readonly page: Page;
	readonly root: Locator;

	/** @param root the panel or the dialog */
	constructor(page: Page, root: Locator) {
		this.page = page;
		this.root = root;
	}

	/** The field of a parameter, by the name that workflows store. */
	field(name: string): Locator {
		return this.root.getByTestId(`parameter-input-${name}`).first();
	}

	/** Types into a field. */
	async fill(name: string, text: string): Promise<void> {
		await this.field(name).locator('input, textarea').first().fill(text);
		await this.taken('field');
	}

	/** Turns a switch over. */
	async toggle(name: string): Promise<void> {
		await this.field(name).locator('.el-switch').click();
	}

	/** Chooses from a drop-down, by what it shows. */
	async choose(name: string, label: string): Promise<void> {
		await this.field(name).getByRole('combobox').first().click();
		await this.chooseShown(label);
	}

	/** What a drop-down offers. */
	async choices(name: string): Promise<string[]> {
		await this.field(name).getByRole('combobox').first().click();
		const options = this.page.getByRole('option').filter({ visible: true });
		await options.first().waitFor();
		const labels = await options.locator('.option-headline').allInnerTexts();
		await this.page.keyboard.press('Escape');
		return labels;
	}

	/** Opens a resource locator's list, and searches it if told to. @returns what it shows */
	async listed(name: string, search?: string): Promise<string[]> {
		await this.field(name).getByTestId('rlc-input').click();
		if (search !== undefined) {
			const found = this.page.waitForResponse((response) =>
				response.url().endsWith('/resource-locator-results'),
			);
			await this.page.getByTestId('rlc-search').filter({ visible: true }).fill(search);
			await found;
		}
		// What is chosen is shown before the rest has come.
		await this.page.locator('[class*="loadingItem"]').first().waitFor({ state: 'detached' });
		await this.listItems().first().waitFor();
		return await this.listItems().allInnerTexts();
	}

	/** Chooses from a resource locator's list, after a search if one is given. */
	async pick(name: string, label: string, search?: string): Promise<void> {
		await this.listed(name, search);
		await this.listItems().filter({ hasText: label }).first().click();
	}

	/** What a resource locator's list says when it cannot be filled. */
	async listError(name: string): Promise<string> {
		await this.field(name).getByTestId('rlc-input').click();
		return await this.page.getByTestId('rlc-error-container').filter({ visible: true }).innerText();
	}

	/** Puts a resource locator into another of its modes ("By ID"). */
	async chooseMode(name: string, mode: string): Promise<void> {
		await this.field(name).getByTestId('rlc-mode-selector').click();
		await this.chooseShown(mode);
	}

	/** Fills in a resource locator in another of its modes. */
	async locate(name: string, mode: string, value: string): Promise<void> {
		await this.chooseMode(name, mode);
		await this.field(name).getByTestId('rlc-input').fill(value);
		await this.taken('locator');
	}

	/** Adds one of the options that a collection offers. */
	async addOption(label: string): Promise<void> {
		await this.root.getByTestId('collection-parameter-add').first().click();
		await this.chooseShown(label);
	}

	/** The editor waits for the end of the typing by a timer of its own: one that is set after that, and takes longer, comes later. */
	private async taken(by: keyof typeof TAKEN): Promise<void> {
		await this.page.evaluate((duration) => new Promise((done) => setTimeout(done, duration)), TAKEN[by]);
	}

	private listItems(): Locator {
		return this.page.getByTestId('rlc-item').filter({ visible: true });
	}

	private async chooseShown(label: string): Promise<void> {
		// By its headline: an option may have a description below it.
		const headline = this.page.getByText(label, { exact: true });
		await this.page.getByRole('option').filter({ visible: true }).filter({ has: headline }).first().click();
	}
}
