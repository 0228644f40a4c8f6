import type { IExecuteFunctions } from 'n8n-workflow';

import { Actionable } from '../../errors/actionable';
import { textParameter } from '../../node/textParameter';
import type { Run } from '../../node/run';
import { binaryField } from '../../source/binaryField';
import type { FileSource } from '../../source/fileSource';
import { assertPathLength, fileSegments } from '../names';

/** A file of an input item that the target is to have. */
export interface SourceFile {
	item: number;
	source: FileSource;
	/** Its names below the folder that is synced. */
	within: string[];
	/** When it was changed last, in milliseconds since 1970, if the workflow knows. */
	modifiedAt?: number;
}

/** Under which a path is known: the drive takes upper and lower case for the same. */
export const keyOf = (within: string[]): string => within.join('/').toLowerCase();

/**
 * The files of all input items.
 * @param folder that is synced, by its names from the root on
 * @throws Actionable when one has no name, or two have the same
 */
export function sourceFiles(run: Run, context: IExecuteFunctions, folder: string[]): SourceFile[] {
	const files = context.getInputData().map((_, item) => sourceFile(run, context, folder, item));
	const items = new Map<string, number>();
	for (const { item, within } of files) {
		const other = items.get(keyOf(within));
		if (other !== undefined)
			throw new Actionable(
				`The items ${other} and ${item} both are the file "${within.join('/')}"`,
				'Give each a Path in Folder of its own, or let only one of them through',
			);
		items.set(keyOf(within), item);
	}
	return files;
}

function sourceFile(run: Run, context: IExecuteFunctions, folder: string[], item: number): SourceFile {
	const source = binaryField(run, context, item);
	const entered = textParameter(context, 'relativePath', 'Path in Folder', item).trim();
	const path = entered || (source.name ?? '');
	if (!path)
		throw new Actionable(
			`The file of item ${item} has no name`,
			'Enter its name, or an expression that gives it, as Path in Folder',
		);
	const within = fileSegments(path, 'Path in Folder');
	assertPathLength([...folder, ...within]);
	return { item, source, within, modifiedAt: modifiedAt(context, item) };
}

function modifiedAt(context: IExecuteFunctions, item: number): number | undefined {
	const entered: unknown = context.getNodeParameter('sourceModifiedAt', item, '');
	if (!entered) return undefined;
	const time = new Date(entered as string).getTime();
	if (Number.isFinite(time)) return time;
	throw new Actionable(
		`Source Changed At of item ${item} is no time`,
		'Enter it like 2026-03-14T09:30:00Z, or leave it blank',
	);
}
