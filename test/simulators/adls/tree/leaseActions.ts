import { randomUUID } from 'node:crypto';

import { refusal, violating } from '../refusal.ts';
import { type Lease, leaseId } from './lease.ts';

type Headers = Record<string, string>;
type Action = (lease: Lease, headers: Headers, now: number) => LeaseOutcome;

export interface LeaseOutcome {
	status: number;
	headers: Headers;
}

const acquire: Action = (lease, headers, now) => {
	const duration = seconds(headers['x-ms-lease-duration'], 'x-ms-lease-duration');
	if (duration !== -1 && (duration < 15 || duration > 60))
		throw violating('InvalidHeaderValue', 'a lease lasts 15 to 60 seconds, or -1 for ever');
	const proposed = headers['x-ms-proposed-lease-id'];
	const id = proposed === undefined ? randomUUID() : leaseId(proposed);
	const state = lease.state(now);
	if (state === 'breaking')
		throw refusal(id === lease.id ? 'LeaseIsBreakingAndCannotBeAcquired' : 'LeaseAlreadyPresent');
	if (state === 'leased' && id !== lease.id) throw refusal('LeaseAlreadyPresent');
	lease.begin(id, duration, now);
	return { status: 201, headers: { 'x-ms-lease-id': id } };
};

const renew: Action = (lease, headers, now) => {
	const id = requireOwn(lease, headers);
	if (['breaking', 'broken'].includes(lease.state(now))) throw refusal('LeaseIsBrokenAndCannotBeRenewed');
	lease.renew(now);
	return { status: 200, headers: { 'x-ms-lease-id': id } };
};

const change: Action = (lease, headers, now) => {
	const proposed = headers['x-ms-proposed-lease-id'];
	if (proposed === undefined) throw violating('MissingRequiredHeader', 'change needs a proposed lease id');
	const next = leaseId(proposed);
	const own = headers['x-ms-lease-id'];
	if (lease.state(now) === 'breaking') throw refusal('LeaseIsBreakingAndCannotBeChanged');
	if (lease.state(now) !== 'leased') throw refusal('LeaseNotPresentWithLeaseOperation');
	// The id may have been changed already: asking again is right.
	if (next !== lease.id && leaseId(own ?? '') !== lease.id)
		throw refusal('LeaseIdMismatchWithLeaseOperation');
	lease.id = next;
	return { status: 200, headers: { 'x-ms-lease-id': next } };
};

const release: Action = (lease, headers) => {
	requireOwn(lease, headers);
	lease.end();
	return { status: 200, headers: {} };
};

const breakLease: Action = (lease, headers, now) => {
	if (lease.state(now) === 'available') throw refusal('LeaseNotPresentWithLeaseOperation');
	const header = headers['x-ms-lease-break-period'];
	const period = header === undefined ? undefined : seconds(header, 'x-ms-lease-break-period');
	if (period !== undefined && (period < 0 || period > 60))
		throw violating('InvalidHeaderValue', 'a break period is 0 to 60 seconds');
	const left = lease.state(now) === 'expired' ? lease.break(0, now) : lease.break(period, now);
	return { status: 202, headers: { 'x-ms-lease-time': String(left) } };
};

const ACTIONS: Record<string, Action> = { acquire, renew, change, release, break: breakLease };

/**
 * Does what x-ms-lease-action says.
 * @throws Refusal 400, 409
 * @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/lease
 */
export function act(lease: Lease, headers: Headers, now: number): LeaseOutcome {
	const name = headers['x-ms-lease-action'];
	const action = ACTIONS[name ?? ''];
	if (name === undefined) throw violating('MissingRequiredHeader', 'a lease operation has an action');
	if (!action) throw violating('InvalidHeaderValue', `there is no lease action ${name}`);
	return action(lease, headers, now);
}

function requireOwn(lease: Lease, headers: Headers): string {
	const own = headers['x-ms-lease-id'];
	if (own === undefined) throw violating('MissingRequiredHeader', 'renew and release need the lease id');
	if (lease.id === undefined) throw refusal('LeaseNotPresentWithLeaseOperation');
	if (leaseId(own) !== lease.id) throw refusal('LeaseIdMismatchWithLeaseOperation');
	return lease.id;
}

function seconds(text: string | undefined, header: string): number {
	if (text === undefined) throw violating('MissingRequiredHeader', `${header} is missing`);
	if (!/^-?[0-9]+$/.test(text)) throw violating('InvalidHeaderValue', `${header} is a number of seconds`);
	return Number(text);
}
