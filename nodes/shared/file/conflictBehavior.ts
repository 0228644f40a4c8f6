import type { INodeProperties } from 'n8n-workflow';

/** What happens when something of a file's name is there already. */
export type ConflictBehavior = 'replace' | 'rename' | 'fail';

/** @param replaced what becomes of the old file, as a sentence */
export function conflictField(replaced: string): INodeProperties {
	return {
		displayName: 'If File Exists',
		name: 'conflictBehavior',
		type: 'options',
		options: [
			{ name: 'Fail', value: 'fail', description: 'Upload nothing' },
			{
				name: 'Rename',
				value: 'rename',
				description: 'Keep both: the new file gets a number, "name 1", "name 2"',
			},
			{ name: 'Replace', value: 'replace', description: replaced },
		],
		default: 'replace',
		description: 'What to do when a file of that name is there',
	};
}

/** The names that a file gets in turn when each is taken: `a.csv`, `a 1.csv`, `a 2.csv`. */
export function* namesInTurn({
	name,
	conflictBehavior,
}: {
	name: string;
	conflictBehavior: ConflictBehavior;
}): Generator<string> {
	yield name;
	if (conflictBehavior !== 'rename') return;
	const dot = name.lastIndexOf('.');
	const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
	for (let number = 1; ; number++) yield `${stem} ${number}${extension}`;
}
