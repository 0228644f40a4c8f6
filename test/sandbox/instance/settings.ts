/** Where an n8n lives and listens. */
export interface Place {
	/** n8n makes its `.n8n` folder in it. */
	userFolder: string;
	temporaryFolder: string;
	port: number;
	/** Every process of n8n opens one for its task runner; two on one machine must differ. */
	brokerPort: number;
}

/** What an n8n takes over from this process: no setting of n8n, of Node or of a test runner. */
const INHERITED = /^(HOME|USER|LOGNAME|LANG|npm_config_.*)$/;

/** The environment of an n8n that listens on loopback only, asks nobody for news and keeps to its own folders. */
export function settings(place: Place, path: string): Record<string, string> {
	const url = `http://127.0.0.1:${place.port}`;
	const inherited = Object.entries(process.env).filter(([name]) => INHERITED.test(name));
	return {
		...(Object.fromEntries(inherited) as Record<string, string>),
		PATH: path,
		TMPDIR: place.temporaryFolder,
		TZ: 'UTC',
		GENERIC_TIMEZONE: 'UTC',
		N8N_USER_FOLDER: place.userFolder,
		// Whoever shares the user folder, as a queue's worker, needs the same key.
		N8N_ENCRYPTION_KEY: 'only-for-tests',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
		N8N_LOG_LEVEL: 'info',
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: `${place.port}`,
		N8N_RUNNERS_BROKER_PORT: `${place.brokerPort}`,
		N8N_EDITOR_BASE_URL: url,
		N8N_WEBHOOK_URL: `${url}/`,
		N8N_SECURE_COOKIE: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		...SILENCE,
	};
}

/** What differs in a queue's worker: it has no ports of its own until it is told. */
export function workerSettings(healthPort: number, brokerPort: number): Record<string, string> {
	return {
		N8N_RUNNERS_BROKER_PORT: `${brokerPort}`,
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: `${healthPort}`,
	};
}

const SILENCE = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry',
};
