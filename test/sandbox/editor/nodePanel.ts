import type { Locator } from 'playwright-core';

import { CredentialDialog } from './credentialDialog.ts';
import { execute } from './executing.ts';
import { Parameters } from './parameters.ts';

/** A node's panel, opened by a double click on the canvas: input, parameters, output. */
export class NodePanel extends Parameters {
	/** The parameters that show, from top to bottom, by the paths that workflows store (`options.encoding`). */
	async parameters(): Promise<string[]> {
		const shown = await this.root
			.locator('[data-parameter-path^="parameters."]')
			.filter({ visible: true })
			.all();
		const paths = await Promise.all(shown.map((one) => one.getAttribute('data-parameter-path')));
		return paths.map((path) => path?.slice('parameters.'.length) ?? '');
	}

	/**
	 * Executes this node, and those before it that have not been.
	 *
	 * @returns the execution's id
	 */
	async execute(timeoutMs = 60_000): Promise<string> {
		return await execute(this.page, this.root.getByTestId('node-execute-button').first(), timeoutMs);
	}

	/** Waits until the output side shows this text. */
	async outputShows(text: string): Promise<void> {
		await this.root.getByTestId('output-panel').getByText(text).first().waitFor();
	}

	/** What the output side shows: items, or what went wrong. */
	async output(): Promise<string> {
		return await this.root.getByTestId('output-panel').innerText();
	}

	/** The first line of the error that the output side shows. */
	async error(): Promise<string> {
		return await this.root.getByTestId('node-error-message').innerText();
	}

	/** The dialog of a new credential. */
	async newCredential(typeDisplayName: string): Promise<CredentialDialog> {
		const slot = await this.credentialSlot(typeDisplayName);
		const select = slot.getByTestId('node-credentials-select');
		// The first of its type is created by a button, further ones by an entry of the drop-down.
		const create = slot.getByTestId('node-credentials-empty-state').getByRole('button').first();
		await select.or(create).first().waitFor();
		if (await create.isVisible()) {
			await create.click();
		} else {
			await select.getByRole('combobox').click();
			await this.page.getByTestId('node-credentials-select-item-new').filter({ visible: true }).click();
		}
		return await CredentialDialog.shown(this.page, { isNew: true });
	}

	/** The dialog of the credential that the node has. */
	async openCredential(typeDisplayName: string): Promise<CredentialDialog> {
		const slot = await this.credentialSlot(typeDisplayName);
		await slot.getByTestId('credential-edit-button').click();
		return await CredentialDialog.shown(this.page, { isNew: false });
	}

	/** Gives the node a stored credential. */
	async chooseCredential(typeDisplayName: string, name: string): Promise<void> {
		const slot = await this.credentialSlot(typeDisplayName);
		await slot.getByRole('combobox').click();
		await this.page.getByRole('option', { name }).filter({ visible: true }).click();
	}

	/** Back to the canvas. */
	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.root.waitFor({ state: 'hidden' });
	}

	/** Where a node takes several credentials at a time, the editor names the type of each but the one that it signs in with. */
	private async credentialSlot(typeDisplayName: string): Promise<Locator> {
		const slots = this.root.getByTestId('node-credentials-slot');
		await slots.first().waitFor();
		if ((await slots.count()) === 1) return slots;
		const labelled = (label: string) => slots.filter({ has: this.page.getByText(label, { exact: true }) });
		const named = labelled(`Credential for ${typeDisplayName}`);
		return (await named.count()) > 0 ? named : labelled('Credential');
	}
}
