import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Cloud } from '../simulators/cloud.ts';
import type { Drive } from '../simulators/graph/drive.ts';
import type { ConnectProxy } from './connectProxy.ts';

/** Under which rclone knows the drive: `drive:folder/file`. */
const REMOTE = 'drive';

/** rclone as Debian ships it, signed in as Megan to one drive of the simulated cloud, which it reaches by its real names. */
export class Rclone {
	private readonly folder = mkdtempSync(join(tmpdir(), 'rclone-'));
	private readonly environment: NodeJS.ProcessEnv;

	private constructor(proxy: ConnectProxy) {
		this.environment = {
			PATH: process.env.PATH,
			HOME: this.folder,
			...proxy.environment,
			SSL_CERT_FILE: this.path('authority.pem'),
			RCLONE_CONFIG: this.path('rclone.conf'),
		};
	}

	/** @param cloud that goes by its real names */
	static async signIn(cloud: Cloud, proxy: ConnectProxy, drive: Drive): Promise<Rclone> {
		const rclone = new Rclone(proxy);
		const { oauthTokenData, clientId, clientSecret } = await cloud.signIn('Sites.ReadWrite.All');
		const expiry = new Date(Date.now() + 3_600_000).toISOString();
		const token = { access_token: oauthTokenData.access_token, token_type: 'Bearer', expiry };
		const settings = {
			type: 'onedrive',
			client_id: clientId,
			client_secret: clientSecret,
			token: JSON.stringify(token),
			drive_id: drive.id,
			drive_type: drive.driveType,
		};
		const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
		writeFileSync(rclone.path('rclone.conf'), [`[${REMOTE}]`, ...lines, ''].join('\n'));
		writeFileSync(rclone.path('authority.pem'), cloud.certificates.authority);
		return rclone;
	}

	/** A place in this program's own folder, for trees to copy. */
	path(...names: string[]): string {
		return join(this.folder, ...names);
	}

	/**
	 * Runs a command to its end.
	 * @returns what it printed
	 * @throws Error with what it complained about, unless it succeeds at its first try
	 */
	async run(...words: string[]): Promise<string> {
		const options = { env: this.environment, maxBuffer: 2 ** 24 };
		return await new Promise((resolve, reject) => {
			execFile('rclone', [...words, '--retries', '1'], options, (error, printed, complaints) => {
				if (!error) return resolve(printed);
				const isMissing = error.code === 'ENOENT';
				reject(new Error(isMissing ? 'rclone is not installed: apt-get install rclone' : complaints));
			});
		});
	}

	remove(): void {
		rmSync(this.folder, { recursive: true });
	}
}

/** How rclone names what is at a path of the drive. */
export const inDrive = (path: string): string => `${REMOTE}:${path}`;
