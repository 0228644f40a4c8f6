import { Readable } from 'node:stream';

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { clock } from '../../shared/http/clock';
import { progressOf } from '../../shared/node/progress';
import { newTally } from '../../shared/node/tally';
import { findFile } from '../fileLocator';
import type { Lake } from '../lake/lake';
import { type LakePath, pathText } from '../lake/path';
import { Content } from './content';

/** How files become output items. */
export interface Wish {
	/** The field that the file goes to. */
	field: string;
	/** What it is to be called there; by its own name unless told. */
	fileName?: string;
	verify: boolean;
}

/**
 * Downloads a file into an output item of its own. n8n stores it while it arrives.
 * @param within its names from the folder on in which it was looked for
 */
export async function intoItem(
	context: IExecuteFunctions,
	whole: Lake,
	path: LakePath,
	within: string[],
	{ field, fileName, verify }: Wish,
): Promise<INodeExecutionData> {
	const tally = newTally();
	const lake = whole.part(whole.run, tally);
	const status = await findFile(lake, path);
	const name = path.segments.at(-1) ?? '';
	const onProgress = progressOf(context, name, 'downloaded');
	const content = new Content(lake, path, status, { verify, onProgress });
	const stream = Readable.from(content.read(), { objectMode: false });
	const binary = await context.helpers.prepareBinaryData(stream, fileName ?? name, status.contentType);
	if (!content.md5) throw new Error('n8n did not read the file to its end');
	const { startedAt, ...counts } = tally;
	const file = {
		...{ name, path: `/${pathText(path)}`, relativePath: within.join('/'), fileSystem: path.fileSystem },
		...{ size: status.size, eTag: status.eTag, hash: content.md5, lastModifiedDateTime: status.lastModified },
		verified: verify && status.md5 === content.md5,
	};
	const json = { file, transfer: { ...counts, durationMs: clock.now() - startedAt } };
	return { json, binary: { [field]: binary } };
}
