import type * as Clock from '../../../nodes/shared/http/clock.ts';

import type { Engine } from '../../engine/engine.ts';
import type { TurnableClock } from '../../simulators/clocks.ts';

/** Puts the nodes on a clock that their waits turn, so that none of them takes any time. One node is to run at a time. */
export function turnedByWaits(engine: Engine, turned: TurnableClock): void {
	const { clock } = engine.module<typeof Clock>('nodes/shared/http/clock.js');
	clock.now = turned.now;
	clock.sleep = (milliseconds) => Promise.resolve(turned.turn(milliseconds));
}
