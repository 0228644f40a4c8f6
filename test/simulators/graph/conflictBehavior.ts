import type { Exchange } from '../exchange.ts';
import type { GraphBehaviour } from './behaviour.ts';
import { type ConflictBehavior, conflictBehaviors } from './placement.ts';
import { malformed } from './refusal.ts';

export const CONFLICT_BEHAVIOR = '@microsoft.graph.conflictBehavior';

/**
 * @param value what the request says, undefined or null when it says nothing
 * @throws Refusal 400 for a value that the vendor does not know
 */
export function conflictBehaviorOf(value: unknown, otherwise: ConflictBehavior): ConflictBehavior {
	if (value === undefined || value === null) return otherwise;
	const behavior = conflictBehaviors.find((known) => known === value);
	if (behavior) return behavior;
	throw malformed(
		'The request is malformed or incorrect.',
		`conflictBehavior is one of ${conflictBehaviors.join(', ')}, not ${JSON.stringify(value)}`,
	);
}

/**
 * Journals a conflict behaviour where the vendor does not look for it: it is ignored there.
 * @param place where it belongs, in words
 */
export function noteMisplacedConflictBehavior(exchange: Exchange, place: string): void {
	const names = [...exchange.url.searchParams.keys(), ...Object.keys(exchange.headers)];
	const misplaced = names.filter(
		(name) => /conflictBehavior/i.test(name) && !(place === 'the query' && name === CONFLICT_BEHAVIOR),
	);
	for (const name of misplaced)
		exchange.violate(`${name} is ignored: it belongs in ${place} as ${CONFLICT_BEHAVIOR}`);
}

/** What the OneDrive API before Graph called it. */
const OLD_ANNOTATION = '@name.conflictBehavior';

/** Journals the name that the annotation had before Graph: it is ignored. */
export function noteOldAnnotation(
	exchange: Exchange,
	body: object,
	{ toleratesOldAnnotations }: GraphBehaviour,
): void {
	if (!(OLD_ANNOTATION in body)) return;
	const advice = `${OLD_ANNOTATION} is ignored: Graph calls it ${CONFLICT_BEHAVIOR}`;
	if (toleratesOldAnnotations) exchange.warn(advice);
	else exchange.violate(advice);
}
