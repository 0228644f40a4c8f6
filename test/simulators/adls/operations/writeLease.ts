import type { LakeRequest } from '../lakeRequest.ts';
import { refusal, violating } from '../refusal.ts';
import type { FileItem } from '../tree/items.ts';
import { leaseId, requireLease } from '../tree/lease.ts';

const ACTIONS = ['acquire', 'auto-renew', 'release', 'acquire-release'];

/**
 * Lets an append or a flush pass the file's lease, and does what it asks for before it writes.
 * @returns what it asks for afterwards, and headers that say what was done
 * @throws Refusal 400, 409, 412
 * @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/update#request-headers
 */
export function passLease({ headers, now }: LakeRequest, { lease }: FileItem): WriteLease {
	const action = headers['x-ms-lease-action'];
	if (action !== undefined && !ACTIONS.includes(action))
		throw violating('InvalidHeaderValue', `no lease action of a write: ${action}`);
	const acquires = action?.startsWith('acquire') ?? false;
	const own = headers['x-ms-lease-id'];
	if (
		action === 'auto-renew' &&
		own !== undefined &&
		leaseId(own) === lease.id &&
		lease.state(now) === 'expired'
	)
		lease.renew(now);
	if (!acquires) requireLease(lease, own, now);
	if (acquires && lease.locks(now)) throw refusal('LeaseAlreadyPresent');
	if (acquires) {
		const duration = Number(headers['x-ms-lease-duration'] ?? NaN);
		if (Number.isNaN(duration)) throw violating('MissingRequiredHeader', 'a lease has a duration');
		lease.begin(leaseId(headers['x-ms-proposed-lease-id'] ?? ''), duration, now);
	}
	if (action === 'auto-renew') lease.renew(now);
	return {
		headers: action === 'auto-renew' ? { 'x-ms-lease-renewed': 'true' } : {},
		written: () => (action?.endsWith('release') ? lease.end() : lease.written(now)),
	};
}

export interface WriteLease {
	headers: Record<string, string>;
	/** To be called when what was written shows. */
	written: () => void;
}
