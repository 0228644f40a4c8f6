import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';

import { OWNER } from '../api/n8nApi.ts';
import type { SavedWorkflow } from '../api/workflow.ts';
import type { Routes } from '../connectProxy.ts';
import { Canvas } from './canvas.ts';
import { launchChromium } from './chromium.ts';
import { CredentialDialog } from './credentialDialog.ts';

const TIMEOUT_MS = 30_000;

export interface EditorOptions {
	/** The folder that pictures go to. */
	pictures: string;
	/** The vendors' hosts, for connecting an account by OAuth2; their certificates are taken as they come. */
	routes?: Routes;
}

/** n8n's editor in a browser, as the owner sees it. Every method waits until the editor shows what was asked for. */
export class Editor {
	readonly page: Page;
	/** Exceptions in the pages' own code. */
	readonly pageErrors: string[] = [];
	/** Hosts that pages wanted to reach, and could not: neither this machine nor among the routes. */
	readonly refused = new Set<string>();
	private readonly browser: Browser;
	private readonly url: string;
	private readonly pictures: string;

	private constructor(browser: Browser, page: Page, url: string, { pictures, routes = {} }: EditorOptions) {
		this.browser = browser;
		this.page = page;
		this.url = url;
		this.pictures = pictures;
		page.context().on('weberror', (error) => this.pageErrors.push(error.error().message));
		page.context().on('request', (request) => {
			const { protocol, hostname } = new URL(request.url());
			const known = hostname === '127.0.0.1' || hostname in routes;
			if (protocol.startsWith('http') && !known) this.refused.add(hostname);
		});
	}

	/** Starts a browser and signs in to the n8n at this address, whose owner must exist (`n8n.signIn()`). */
	static async open(url: string, options: EditorOptions): Promise<Editor> {
		const browser = await launchChromium(options.routes ?? {});
		try {
			const viewport = { width: 1440, height: 900 };
			const context = await browser.newContext({ viewport, ignoreHTTPSErrors: true });
			context.setDefaultTimeout(TIMEOUT_MS);
			const editor = new Editor(browser, await context.newPage(), url, options);
			await editor.signIn();
			return editor;
		} catch (error) {
			await browser.close();
			throw error;
		}
	}

	async openWorkflow({ id, nodes }: SavedWorkflow): Promise<Canvas> {
		await this.goto(`/workflow/${id}`);
		const canvas = new Canvas(this.page);
		const drawn = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
		for (const { name } of drawn) await canvas.node(name).waitFor();
		return canvas;
	}

	/** A credential's dialog, from the list of credentials. The editor tests the credential at once. */
	async openCredential(name: string): Promise<CredentialDialog> {
		await this.goto('/home/credentials');
		await this.page.getByTestId('resources-list-item').filter({ hasText: name }).first().click();
		return await CredentialDialog.shown(this.page, { isNew: false });
	}

	/** A page of n8n, `/settings/community-nodes` for one. */
	async goto(path: string): Promise<void> {
		await this.page.goto(this.url + path, { waitUntil: 'domcontentloaded' });
	}

	/** What the messages in the corner say; they are cleared away. */
	async messages(): Promise<string[]> {
		const messages = this.page.getByRole('alert').filter({ visible: true });
		const texts = await messages.allInnerTexts();
		for (const closer of await messages.locator('.el-notification__closeBtn').all()) await closer.click();
		return texts;
	}

	/** Takes a picture of the page, when its images and fonts have come and nothing moves; returns the file. */
	async picture(name: string): Promise<string> {
		mkdirSync(this.pictures, { recursive: true });
		await this.page.waitForFunction('[...document.images].every((image) => image.complete)');
		await this.page.evaluate('document.fonts.ready.then(() => true)');
		const path = join(this.pictures, `${name}.png`);
		await this.page.screenshot({ path, animations: 'disabled' });
		return path;
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	private async signIn(): Promise<void> {
		await this.goto('/signin');
		await this.page.getByTestId('emailOrLdapLoginId').locator('input').fill(OWNER.email);
		await this.page.getByTestId('password').locator('input').fill(OWNER.password);
		await this.page.getByTestId('form-submit-button').click();
		await this.page.waitForURL((address) => !address.pathname.includes('signin'));
	}
}
