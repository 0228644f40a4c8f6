import { UploadSession, type UploadPlan } from './uploadSession.ts';

/** The upload sessions of a simulator that have not ended. */
export class UploadSessions {
	private readonly sessions = new Map<string, UploadSession>();

	open(plan: UploadPlan): UploadSession {
		const session = new UploadSession(plan);
		this.sessions.set(session.guid, session);
		return session;
	}

	/** Undefined when the session has ended, or there never was one. */
	find(url: URL): UploadSession | undefined {
		this.forgetEnded();
		const session = this.sessions.get(url.searchParams.get('guid')?.replace(/'/g, '') ?? '');
		return session && sameAddress(url, new URL(session.url)) ? session : undefined;
	}

	/** The names of their files. */
	get fileNames(): string[] {
		this.forgetEnded();
		return [...this.sessions.values()].map(({ fileName }) => fileName);
	}

	/** The service forgets all sessions, as it sometimes does. */
	loseAll(): void {
		for (const session of this.sessions.values()) session.end();
		this.sessions.clear();
	}

	private forgetEnded(): void {
		for (const [guid, session] of this.sessions) {
			if (session.open) continue;
			session.end();
			this.sessions.delete(guid);
		}
	}
}

/** Everything in the address counts, in whatever way it is percent-encoded. */
function sameAddress(one: URL, other: URL): boolean {
	return canonical(one) === canonical(other);
}

function canonical({ pathname, searchParams }: URL): string {
	return JSON.stringify([decodeURIComponent(pathname), ...[...searchParams].sort()]);
}
