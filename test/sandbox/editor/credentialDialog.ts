import type { INodeCredentialTestResult } from 'n8n-workflow';
import type { Locator, Page, Response } from 'playwright-core';

import { Parameters } from './parameters.ts';

/**
 * The dialog in which a credential is filled in, tested and stored. The editor closes the dialog of a new one by itself
 * when it is stored and its test, if it has one, has gone well.
 */
export class CredentialDialog extends Parameters {
	private readonly closesByItself: boolean;

	private constructor(page: Page, { isNew }: { isNew: boolean }) {
		super(page, page.getByTestId('editCredential-modal'));
		this.closesByItself = isNew;
	}

	/** Waits until the dialog is there. */
	static async shown(page: Page, options: { isNew: boolean }): Promise<CredentialDialog> {
		const dialog = new CredentialDialog(page, options);
		await dialog.root.getByTestId('node-credentials-config-container').waitFor();
		return dialog;
	}

	/** Chooses another way to sign in: the editor offers the types of which a node takes one at the top of the dialog. */
	async chooseAuthentication(from: string, to: string): Promise<void> {
		await this.root.getByRole('button', { name: from, exact: true }).click();
		await this.page.getByRole('menuitem', { name: to, exact: true }).click();
	}

	/** Stores a credential whose type has no test. */
	async save(): Promise<void> {
		await Promise.all([this.page.waitForResponse(isStoring), this.saveButton().click()]);
		if (this.closesByItself) await this.closed();
	}

	/** Stores a credential and returns what came of its test. */
	async saveAndTest(): Promise<INodeCredentialTestResult> {
		const result = await this.testedBy(() => this.saveButton().click());
		if (this.closesByItself && result.status === 'OK') await this.closed();
		else await this.retryButton().waitFor();
		return result;
	}

	/** Waits for the end of the test that the editor makes by itself when it opens a stored credential. */
	async tested(): Promise<void> {
		await this.retryButton().waitFor();
	}

	/** Tests a stored credential again. */
	async retest(): Promise<INodeCredentialTestResult> {
		const result = await this.testedBy(() => this.retryButton().click());
		await this.retryButton().waitFor();
		return result;
	}

	/**
	 * Connects an account by OAuth2, in the window that the service opens.
	 *
	 * @param consent what a person does in that window; nothing, where the service asks nothing
	 */
	async connect(consent: (window: Page) => Promise<void> = async () => {}): Promise<void> {
		const connect = this.root.getByTestId('oauth-not-connected-banner').getByRole('button');
		const [window] = await Promise.all([this.page.waitForEvent('popup'), connect.click()]);
		await consent(window);
		if (this.closesByItself) await this.root.waitFor({ state: 'hidden' });
		else await this.root.getByTestId('oauth-connect-success-banner').waitFor();
	}

	/** Everything that the dialog says, hints and errors too. */
	async text(): Promise<string> {
		return await this.root.innerText();
	}

	async close(): Promise<void> {
		if (await this.root.isHidden()) return;
		await this.closeButton().click();
		await this.root.waitFor({ state: 'hidden' });
	}

	/** Closes the dialog of a credential that is not complete, which the editor wants confirmed. */
	async discard(): Promise<void> {
		await this.closeButton().click();
		await this.page.getByRole('button', { name: 'Close', exact: true }).click();
		await this.root.waitFor({ state: 'hidden' });
	}

	/**
	 * Waits until the dialog has closed by itself. What was typed just before it was stored, the editor may notice once more
	 * afterwards: then it takes it for a change and asks whether to throw it away.
	 */
	private async closed(): Promise<void> {
		const question = this.page.getByRole('dialog', { name: 'Close without saving?' });
		const hidden = this.root.waitFor({ state: 'hidden' });
		const asked = question.waitFor().then(async () => {
			await question.getByRole('button', { name: 'Close', exact: true }).click();
			await hidden;
		});
		asked.catch(() => undefined);
		await Promise.race([hidden, asked]);
	}

	private async testedBy(action: () => Promise<void>): Promise<INodeCredentialTestResult> {
		const [response] = await Promise.all([this.page.waitForResponse(isTest), action()]);
		const { data } = (await response.json()) as { data: INodeCredentialTestResult };
		return data;
	}

	private saveButton(): Locator {
		return this.root.getByTestId('credential-save-button');
	}

	private retryButton(): Locator {
		const idle = this.page.locator(':not([aria-busy="true"])');
		return this.root.getByRole('button', { name: 'Retry' }).and(idle).filter({ visible: true });
	}

	private closeButton(): Locator {
		return this.root.locator('.el-dialog__headerbtn');
	}
}

const isTest = (response: Response) => response.url().endsWith('/rest/credentials/test');

const isStoring = (response: Response) =>
	/\/rest\/credentials(\/\w+)?$/.test(response.url()) &&
	['POST', 'PATCH'].includes(response.request().method());
