import { createHmac, randomBytes } from 'node:crypto';

/** What a download URL opens, and until when. */
export interface Ticket {
	/** Ids. */
	drive: string;
	item: string;
	/** Milliseconds since 1970. */
	expires: number;
}

/** Signs download URLs, and tells which of them it has signed. */
export class DownloadKey {
	private readonly key = randomBytes(32);

	sign(ticket: Ticket): string {
		const payload = Buffer.from(JSON.stringify(ticket)).toString('base64url');
		return `${payload}.${this.signatureOf(payload)}`;
	}

	/** Undefined for anything that was not signed with this key. */
	read(signed: string): Ticket | undefined {
		const [payload = '', signature] = signed.split('.');
		if (signature !== this.signatureOf(payload)) return undefined;
		return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Ticket;
	}

	private signatureOf(payload: string): string {
		return createHmac('sha256', this.key).update(payload).digest('base64url');
	}
}
