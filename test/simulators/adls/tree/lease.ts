import { refusal, violating } from '../refusal.ts';

export type LeaseState = 'available' | 'leased' | 'expired' | 'breaking' | 'broken';

const GUID = /^[{(]?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})[)}]?$/i;

/**
 * What keeps others from writing to a path.
 * @see https://learn.microsoft.com/rest/api/storageservices/lease-blob
 */
export class Lease {
	/** Undefined while there is none. */
	id: string | undefined;
	/** Seconds; -1 for ever. */
	duration = -1;
	/** Milliseconds since 1970. */
	private endsAt = Infinity;
	/** When the break takes effect; undefined unless it is broken. Milliseconds since 1970. */
	private breaksAt: number | undefined;

	state(now: number): LeaseState {
		if (this.id === undefined) return 'available';
		if (this.breaksAt !== undefined) return now < this.breaksAt ? 'breaking' : 'broken';
		return now < this.endsAt ? 'leased' : 'expired';
	}

	/** Whether writing needs the lease's id. */
	locks(now: number): boolean {
		return ['leased', 'breaking'].includes(this.state(now));
	}

	begin(id: string, duration: number, now: number): void {
		this.id = id;
		this.duration = duration;
		this.breaksAt = undefined;
		this.renew(now);
	}

	/** Its time begins anew. */
	renew(now: number): void {
		this.endsAt = this.duration < 0 ? Infinity : now + this.duration * 1000;
	}

	/** @returns seconds until others may have it */
	break(period: number | undefined, now: number): number {
		const left = Math.max(0, (this.breaksAt ?? this.endsAt) - now);
		const longest = left === Infinity ? 0 : left;
		const wait = period === undefined ? longest : Math.min(period * 1000, left);
		this.breaksAt = now + wait;
		return Math.ceil(wait / 1000);
	}

	end(): void {
		this.id = undefined;
		this.breaksAt = undefined;
	}

	/** To be called when the path has been written to: an old lease cannot be renewed then. */
	written(now: number): void {
		if (!this.locks(now)) this.end();
	}
}

/**
 * Lets a write pass that has the right lease id, or needs none.
 * @throws Refusal 412
 */
export function requireLease(lease: Lease, header: string | undefined, now: number): void {
	const given = header === undefined ? undefined : leaseId(header);
	const locks = lease.locks(now);
	if (given === undefined) {
		if (locks) throw refusal('LeaseIdMissing');
		return;
	}
	if (lease.id === undefined) throw refusal('LeaseNotPresent');
	if (given !== lease.id) throw refusal('LeaseIdMismatch');
	if (!locks) throw refusal('LeaseLost');
}

/** A lease id in one form, however it was written. @throws Refusal 400 InvalidHeaderValue */
export function leaseId(text: string): string {
	const parts = GUID.exec(text)?.slice(1);
	if (!parts) throw violating('InvalidHeaderValue', `a lease id is a GUID, not ${text}`);
	return parts.join('-').toLowerCase();
}
