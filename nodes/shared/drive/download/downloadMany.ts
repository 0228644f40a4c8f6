import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Run } from '../../node/run';
import { sideBySide } from '../../node/sideBySide';
import { LastRuns } from '../changes/lastRuns';
import { type Candidate, type Choice, newFiles, type NewFiles } from '../changes/newFiles';
import { type Drive, kindOf } from '../driveItem';
import { openFolder } from '../folder';
import { listing } from '../listing';
import { intoItem, type Wish } from './intoItem';

/** Which files are to be downloaded. */
export interface Wanted {
	/** The folder, by its names from the root on. */
	segments: string[];
	recursive: boolean;
	/** As the user entered it. */
	namePattern: string;
	matches: (name: string) => boolean;
	/** Only what is new or has changed since the last run. */
	onlyChanged: boolean;
}

/** Downloads the files of a folder, several side by side, each into an output item of its own. */
export async function downloadMany(
	run: Run,
	context: IExecuteFunctions,
	drive: Drive,
	{ segments, recursive, namePattern, matches, onlyChanged }: Wanted,
	wish: Wish,
): Promise<INodeExecutionData[]> {
	const choice = { folder: await openFolder(drive, segments), recursive, matches };
	if (!onlyChanged) return await downloadAll(run, context, drive, await allFiles(drive, choice), wish);
	const lastRuns = new LastRuns(context);
	const key = [drive.root, choice.folder.id, recursive ? 'tree' : 'folder', namePattern.trim()].join(' ');
	const { candidates, done, left } = await newFiles(drive, choice, lastRuns.of(key));
	const outputs = await downloadAll(run, context, drive, candidates, wish, done);
	run.onSuccess(() => lastRuns.remember(key, left()));
	return outputs;
}

async function allFiles(drive: Drive, { folder, recursive, matches }: Choice): Promise<Candidate[]> {
	const files: Candidate[] = [];
	for await (const found of listing(drive, folder, { recursive }))
		if (kindOf(found.item) === 'file' && matches(found.item.name)) files.push(() => Promise.resolve(found));
	return files;
}

/** The first that fails stops the others. */
async function downloadAll(
	run: Run,
	context: IExecuteFunctions,
	drive: Drive,
	candidates: Candidate[],
	wish: Wish,
	done: NewFiles['done'] = () => undefined,
): Promise<INodeExecutionData[]> {
	const part = run.part();
	const own = { ...drive, graph: drive.graph.part({ run: part }) };
	const download = async (look: Candidate): Promise<INodeExecutionData[]> => {
		const found = await look();
		if (!found) return [];
		const { output, hash } = await intoItem(context, own, found, wish);
		done(found.item.id, hash);
		return [output];
	};
	const stopping = (error: Error): never => {
		part.stop(error);
		throw part.failure ?? error;
	};
	// Of several input items each has its share, so that all together are as many as Concurrency says.
	const share = Math.max(1, Math.floor(run.concurrency / context.getInputData().length));
	return (await sideBySide(candidates, share, (look) => download(look).catch(stopping))).flat();
}
