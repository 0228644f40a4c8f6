import { type ConflictBehavior, namesInTurn } from '../../../../../nodes/shared/file/conflictBehavior.ts';

const targetOf = (name: string, conflictBehavior: ConflictBehavior) => ({ name, conflictBehavior });

test.each([
	['a.csv', ['a.csv', 'a 1.csv', 'a 2.csv', 'a 3.csv']],
	['My Folder', ['My Folder', 'My Folder 1', 'My Folder 2', 'My Folder 3']],
	['a.tar.gz', ['a.tar.gz', 'a.tar 1.gz', 'a.tar 2.gz', 'a.tar 3.gz']],
	['.hidden', ['.hidden', '.hidden 1', '.hidden 2', '.hidden 3']],
	['a 1.csv', ['a 1.csv', 'a 1 1.csv', 'a 1 2.csv', 'a 1 3.csv']],
])('%p is renamed to %j', (name, names) => {
	const inTurn = namesInTurn(targetOf(name, 'rename'));
	expect(names.map(() => inTurn.next().value as string)).toEqual(names);
});

test.each(['replace', 'fail'] as const)('%s keeps to the one name', (conflictBehavior) => {
	expect([...namesInTurn(targetOf('a.csv', conflictBehavior))]).toEqual(['a.csv']);
});
