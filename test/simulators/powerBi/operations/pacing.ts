import type { Exchange } from '../../exchange.ts';
import type { Dataset } from '../dataset.ts';
import { overLimit, type Refusal } from '../refusal.ts';
import type { PowerBiRequest } from './operation.ts';

/**
 * Counts a POST rows request when it arrives, whatever becomes of it.
 * @throws Refusal 429 when it is one too many
 */
export function requirePost({ exchange, service }: PowerBiRequest, dataset: Dataset): void {
	const { limits } = service;
	const now = service.now();
	const until = dataset.toldToWait.get(exchange.connection) ?? 0;
	// Over this connection the client has read when it is to come back.
	if (now < until) exchange.violate('a POST rows request before the time that Retry-After named');
	const large = dataset.tables.some(({ rowCount }) => rowCount >= limits.largeTable);
	const early = dataset.budget.waitForPost(now, large) > 0;
	dataset.spend({ posts: 1 });
	if (dataset.pending.size > limits.pendingPosts) {
		const violation = `more than ${limits.pendingPosts} POST rows requests pending`;
		throw overLimit('requests', 0, { violation });
	}
	if (!early) return;
	const wait = dataset.budget.waitForPost(now, large);
	const warning = `more than ${limits.postsPerMinute} POST rows requests a minute, or ${limits.postsPerHour} an hour`;
	throw told(exchange, dataset, now, overLimit('requests', wait, { warning }));
}

/** @throws Refusal 429 */
export function requireRows({ exchange, service }: PowerBiRequest, dataset: Dataset, rows: number): void {
	const now = service.now();
	const wait = dataset.budget.waitForRows(now, rows);
	if (wait === 0) return;
	const warning = `more than ${service.limits.rowsPerHour} rows an hour`;
	throw told(exchange, dataset, now, overLimit('rows', wait, { warning }));
}

/** Keeps until when the client was told to wait. */
function told(exchange: Exchange, dataset: Dataset, now: number, refusal: Refusal): Refusal {
	const seconds = Number(refusal.details.headers?.['Retry-After']);
	dataset.toldToWait.set(exchange.connection, now + seconds * 1000);
	return refusal;
}
