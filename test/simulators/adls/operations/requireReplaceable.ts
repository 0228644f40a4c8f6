import type { LakeRequest } from '../lakeRequest.ts';
import { notSimulated, refusal } from '../refusal.ts';
import { DirectoryItem, type PathItem } from '../tree/items.ts';
import { requireLease } from '../tree/lease.ts';

/**
 * Lets a rename replace what is in its destination: a file by a file, whose lease is broken.
 * @throws Refusal 409, 412 when a lease id is given that is not that of the destination
 */
export function requireReplaceable(request: LakeRequest, source: PathItem): void {
	const { occupant, headers, query, now } = request;
	if (!occupant) return;
	if (headers['x-ms-lease-id'] !== undefined) requireLease(occupant.lease, headers['x-ms-lease-id'], now);
	const [intoDirectory, ofDirectory] = [occupant instanceof DirectoryItem, source instanceof DirectoryItem];
	if (intoDirectory && query.get('mode') !== 'legacy') throw notSimulated('posix rename into a directory');
	if (intoDirectory && ofDirectory) throw notSimulated('rename of a directory onto another');
	if (intoDirectory || ofDirectory) throw refusal('InvalidSourceOrDestinationResourceType');
}
