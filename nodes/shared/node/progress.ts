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
	verb: 'exported' | 'uploaded' | 'downloaded' = 'uploaded',
): (done: number, total?: number) => void {
	const tell = nowAndThen(context);
	const mebi = (bytes: number) => (bytes / MEBI).toFixed(0);
	return (done, total) =>
		tell(() =>
			total
				? `"${name}": ${mebi(done)} of ${mebi(total)} MiB ${verb} (${percent(done, total)} %)`
				: `"${name}": ${mebi(done)} MiB ${verb}`,
		);
}

/** The same for rows that are pushed to a table. */
export function rowProgressOf(
	context: IExecuteFunctions,
	table: string,
): (done: number, total: number) => void {
	const tell = nowAndThen(context);
	const figure = (count: number) => count.toLocaleString('en-US');
	return (done, total) =>
		tell(() => `"${table}": ${figure(done)} of ${figure(total)} rows pushed (${percent(done, total)} %)`);
}

const percent = (done: number, total: number) => Math.floor((done / total) * 100);

function nowAndThen(context: IExecuteFunctions): (message: () => string) => void {
	let told = clock.now();
	return (message) => {
		if (clock.now() - told < INTERVAL) return;
		told = clock.now();
		const text = message();
		context.logger.info(text);
		context.sendMessageToUI(text);
	};
}
