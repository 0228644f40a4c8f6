import type { IExecuteFunctions } from 'n8n-workflow';

import { clock } from '../http/clock';

/** Milliseconds between two messages. */
const INTERVAL = 5000;
const MEBI = 1024 * 1024;

/**
 * Tells how far a long transfer is: in the browser's console while a workflow is tried out in the editor, in n8n's log
 * otherwise. Short ones pass in silence.
 */
export function progressOf(
	context: IExecuteFunctions,
	name: string,
	verb: 'uploaded' | 'downloaded' = 'uploaded',
): (done: number, total?: number) => void {
	let told = clock.now();
	return (done, total) => {
		if (clock.now() - told < INTERVAL) return;
		told = clock.now();
		const percent = total && Math.floor((done / total) * 100);
		const whole = total ? ` of ${(total / MEBI).toFixed(0)}` : '';
		const message = `"${name}": ${(done / MEBI).toFixed(0)}${whole} MiB ${verb}${total ? ` (${percent} %)` : ''}`;
		context.logger.info(message);
		context.sendMessageToUI(message);
	};
}
