import type { Figure } from '../measuring/figure.ts';
import { cpu } from './powerBi/cpu.ts';
import { memory } from './powerBi/memory.ts';
import { time } from './powerBi/time.ts';

/** Pushing rows to Power BI: the processor time, the time under the service's limits, and the memory that it takes. */
export async function* powerbi(): AsyncGenerator<Figure> {
	yield* cpu();
	yield* time();
	yield* memory();
}
