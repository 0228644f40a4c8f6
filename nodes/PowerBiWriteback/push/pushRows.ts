import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { clock } from '../../shared/http/clock';
import { rowProgressOf } from '../../shared/node/progress';
import type { RowSource } from '../../shared/source/rowSource';
import type { PushDataset } from '../dataset';
import { LIMITS, MINUTE } from '../limits';
import { newOutputs } from '../rows/batches';
import { columnsOf } from '../schema/columns';
import { tablePath } from '../table';
import { alone, assertReplacedOnce } from './alone';
import { inWords } from './duration';
import { assertFits, mayBeFull } from './fit';
import type { Place } from './place';
import { Poster } from './poster';
import { Sequence } from './sequence';
import type { PushSettings } from './settings';
import { survey, type Survey } from './survey';
import { transfer } from './transfer';

export interface Push {
	place: Place;
	settings: PushSettings;
	source: RowSource;
	context: IExecuteFunctions;
	/** The input item whose parameters count. */
	item: number;
}

/**
 * Pushes rows: looks at all of them, makes the table ready, and sends them as fast as the limits allow.
 * @returns the output item's json, and what the user should know
 */
export async function pushRows(push: Push): Promise<{ json: IDataObject; warnings: string[] }> {
	const { place, settings, source, context, item } = push;
	const startedAt = clock.now();
	const columns = await columnsOf(source, context, item);
	const selection = { ...settings, columns, outputs: newOutputs() };
	const surveyed = await survey(source, selection);
	// A push that goes on where an earlier one stopped has rows of its own in the table.
	const goesOn = settings.startRow > 1;
	const clears = settings.mode === 'replace' && !goesOn;
	const stored = clears || goesOn ? 0 : (place.budget?.rowsIn(place.table) ?? 0);
	const load = { ...settings, rows: surveyed.rows };
	assertFits(load);
	const dataset = await place.ensure(columns, settings.retentionPolicy);
	const { powerBi, table } = place;
	const node = context.getNode();
	const onProgress = rowProgressOf(context, table);
	const deliver = async () => {
		const { sequence, warnings } = await sequenceOf(push, dataset);
		// A dataset that was made for this may have been found by others since.
		if (clears) await place.clear(dataset);
		const expectedMs = tellDuration(push, surveyed);
		const poster = new Poster(powerBi, dataset, table, keptRows(settings), sequence);
		const tell = (standing: () => string) => void powerBi.run.standings.set(item, standing);
		const onward = { node, table, source, selection, survey: surveyed, poster, onProgress, tell };
		const pushed = await transfer({ ...onward, replaces: clears });
		return { pushed, warnings, expectedMs, poster };
	};
	const replacing = place.replacing(dataset);
	if (clears) assertReplacedOnce(powerBi.run, replacing, table, item);
	const delivered = await (clears ? alone(powerBi.run, replacing, deliver) : deliver());
	const { pushed, warnings, expectedMs, poster } = delivered;
	const { bytes, retries, waited } = poster;
	const json = {
		rows: { pushed, total: surveyed.rows, startRow: settings.startRow, truncated: surveyed.truncated },
		dataset: { id: dataset.id, name: dataset.name, workspace: dataset.workspace.id, created: place.created },
		table,
		transfer: {
			bytes,
			requests: powerBi.requests,
			retries,
			waitedMs: waited,
			expectedMs,
			durationMs: clock.now() - startedAt,
		},
	};
	return {
		json,
		warnings: [
			...source.warnings,
			...mayBeFull(load, stored),
			...whatIsLost(settings, surveyed),
			...warnings,
		],
	};
}

const keptRows = ({ retentionPolicy }: PushSettings) =>
	retentionPolicy === 'basicFIFO' ? LIMITS.rowsInFifo : Infinity;

/** Says beforehand how long the limits make a push last, where that is more than a minute. @returns milliseconds */
function tellDuration({ place, settings, context }: Push, { batches }: Survey): number {
	const { budget, table } = place;
	const course = { batches, stored: budget?.rowsIn(table) ?? 0, kept: keptRows(settings) };
	const expected = budget?.leastDuration(clock.now(), course) ?? 0;
	if (expected <= MINUTE) return expected;
	const message = `Pushing ${batches.length} batches to "${table}" takes ${inWords(expected)} at the least: Power BI's limits allow no more.`;
	context.logger.info(message);
	context.sendMessageToUI(message);
	context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	return expected;
}

async function sequenceOf({ place, settings }: Push, dataset: PushDataset) {
	if (!settings.sequenceNumbers) return { sequence: undefined, warnings: [] };
	const sequence = await Sequence.open(place.powerBi, tablePath(dataset, place.table));
	const missing = 'This Power BI knows no sequence numbers: the rows were pushed without them.';
	return { sequence, warnings: sequence ? [] : [missing] };
}

function whatIsLost({ retentionPolicy }: PushSettings, { truncated, rows }: Survey): string[] {
	const strings = truncated === 1 ? '1 string was' : `${truncated} strings were`;
	const dropped = rows - LIMITS.rowsInFifo;
	return [
		...(truncated > 0 ? [`${strings} cut off after ${LIMITS.charactersPerString} characters.`] : []),
		...(retentionPolicy === 'basicFIFO' && dropped > 0
			? [`Power BI dropped the oldest ${dropped} rows of this push: the retention policy is basicFIFO.`]
			: []),
	];
}
