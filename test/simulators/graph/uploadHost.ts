import type { Exchange } from '../exchange.ts';
import { sendJson, sendNothing } from './answer.ts';
import type { GraphBehaviour } from './behaviour.ts';
import { driveItemView } from './driveItemView.ts';
import { readFragment } from './fragment.ts';
import { notSimulated, Refusal } from './refusal.ts';
import { sessionNotFound, type UploadSession } from './uploadSession.ts';
import type { UploadSessions } from './uploadSessions.ts';

/**
 * The sites of users and teams, as far as they take fragments. Upload URLs are pre-authenticated.
 * @see https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 */
export class UploadHost {
	private readonly sessions: UploadSessions;
	private readonly behaviour: GraphBehaviour;

	constructor(sessions: UploadSessions, behaviour: GraphBehaviour) {
		this.sessions = sessions;
		this.behaviour = behaviour;
	}

	/** @throws Refusal */
	async answer(exchange: Exchange): Promise<void> {
		this.checkAuthorization(exchange);
		const session = this.sessions.find(exchange.url);
		if (!session) throw sessionNotFound();
		await session.inTurn(() => this.serve(exchange, session));
	}

	private checkAuthorization(exchange: Exchange): void {
		if (exchange.headers.authorization === undefined) return;
		const advice = 'an upload URL is pre-authenticated: no Authorization header is sent to it';
		if (!this.behaviour.toleratesAuthorizationOnUpload) {
			throw new Refusal(401, 'unauthenticated', 'Unauthenticated', { violation: advice });
		}
		exchange.warn(advice);
	}

	private async serve(exchange: Exchange, session: UploadSession): Promise<void> {
		switch (exchange.method) {
			case 'PUT':
				return this.takeFragment(exchange, session);
			case 'GET':
				return sendJson(exchange, 200, session.status());
			case 'DELETE':
				session.end();
				return sendNothing(exchange, 204);
			case 'POST':
				throw notSimulated('deferred commit of upload sessions');
			default:
				throw new Refusal(405, 'notSupported', 'The HTTP method is not allowed on the resource.', {
					violation: `an upload session does not know ${exchange.method}`,
				});
		}
	}

	private async takeFragment(exchange: Exchange, session: UploadSession): Promise<void> {
		const placed = await session.take(readFragment(exchange.headers), exchange.body());
		if (!placed) return sendJson(exchange, 202, session.status());
		await sendJson(exchange, placed.created ? 201 : 200, driveItemView(session.drive, placed.item));
	}
}
