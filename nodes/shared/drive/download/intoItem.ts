import { Readable } from 'node:stream';

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { clock } from '../../http/clock';
import { progressOf } from '../../node/progress';
import { newTally } from '../../node/tally';
import { warn } from '../../node/warnings';
import { type Drive, pathInDrive } from '../driveItem';
import type { Found } from '../listing';
import { Download } from './download';

/** How files become output items. */
export interface Wish {
	/** The field that the file goes to. */
	field: string;
	/** What it is to be called there; by its own name unless told. */
	fileName?: string;
	verify: boolean;
}

export interface Downloaded {
	output: INodeExecutionData;
	/** The quickXorHash of what arrived. */
	hash: string;
}

/** Downloads a file into an output item of its own. n8n stores it while it arrives. */
export async function intoItem(
	context: IExecuteFunctions,
	drive: Drive,
	{ item, within }: Found,
	{ field, fileName = item.name, verify }: Wish,
): Promise<Downloaded> {
	const tally = newTally();
	const onProgress = progressOf(context, item.name, 'downloaded');
	const own = { ...drive, graph: drive.graph.part({ tally }) };
	const download = new Download(own, item, { verify, onProgress });
	const content = Readable.from(download.content(), { objectMode: false });
	const type = item.file?.mimeType || 'application/octet-stream';
	const binary = await context.helpers.prepareBinaryData(content, fileName, type);
	const { arrival } = download;
	if (!arrival) throw new Error('n8n did not read the file to its end');
	const { startedAt, ...counts } = tally;
	const { id, name, size, eTag, lastModifiedDateTime, webUrl } = arrival.item;
	const { hash, verified } = arrival;
	const file = {
		...{ id, name, path: pathInDrive(arrival.item, []), relativePath: within.join('/'), size, eTag, hash },
		...{ lastModifiedDateTime, webUrl, verified },
	};
	const json = { file, transfer: { ...counts, durationMs: clock.now() - startedAt } };
	return { output: warn(context, { json, binary: { [field]: binary } }, arrival.warnings), hash };
}
