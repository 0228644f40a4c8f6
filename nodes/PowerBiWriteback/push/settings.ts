import type { IExecuteFunctions } from 'n8n-workflow';

import { Actionable } from '../../shared/errors/actionable';
import { textParameter } from '../../shared/node/textParameter';
import type { LongStrings } from '../rows/rowWriter';
import type { RetentionPolicy } from './fit';

/** What an item's parameters say of how to push. */
export interface PushSettings {
	mode: 'append' | 'replace';
	createDataset: boolean;
	retentionPolicy: RetentionPolicy;
	dropOldest: boolean;
	longStrings: LongStrings;
	sequenceNumbers: boolean;
	startRow: number;
	startRowCheck: string;
}

type Options = Partial<
	Pick<PushSettings, 'dropOldest' | 'longStrings' | 'sequenceNumbers' | 'startRow' | 'startRowCheck'>
>;

/** @throws Actionable for what cannot be meant so */
export function pushSettings(context: IExecuteFunctions, item: number): PushSettings {
	const { longStrings = 'fail', ...options } = context.getNodeParameter('options', item, {}) as Options;
	const startRow = Number(options.startRow ?? 1);
	if (!Number.isInteger(startRow) || startRow < 1)
		throw new Actionable(
			`Start Row is ${String(options.startRow)}`,
			'Enter the number of the first row to push; the first is 1',
		);
	return {
		mode: textParameter(context, 'mode', 'Mode', item) === 'replace' ? 'replace' : 'append',
		createDataset: context.getNodeParameter('createDataset', item, false) as boolean,
		retentionPolicy: context.getNodeParameter('retentionPolicy', item, 'none') as RetentionPolicy,
		dropOldest: options.dropOldest ?? false,
		longStrings,
		sequenceNumbers: options.sequenceNumbers ?? false,
		startRow,
		startRowCheck: String(options.startRowCheck ?? ''),
	};
}
