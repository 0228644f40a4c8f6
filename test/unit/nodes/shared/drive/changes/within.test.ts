import type { Change } from '../../../../../../nodes/shared/drive/changes/delta.ts';
import { foldersWithin } from '../../../../../../nodes/shared/drive/changes/within.ts';

const folder = (id: string, parent?: string): Change => ({ id, name: id, kind: 'folder', parent });
const within = (changes: Change[], ...before: string[]) =>
	foldersWithin('chosen', new Map(changes.map((each) => [each.id, each])), (id) => before.includes(id));

test('the chosen folder is in itself, wherever it lies', () => {
	expect(within([])('chosen')).toBe(true);
	expect(within([folder('chosen', 'root')])('chosen')).toBe(true);
});

test.each<[string, Change[], string[], string, boolean]>([
	['was there and nothing is told of it', [], ['a'], 'a', true],
	['was not there and nothing is told of it', [], [], 'a', false],
	['is new', [folder('a', 'chosen')], [], 'a', true],
	['is new in a new one', [folder('b', 'a'), folder('a', 'chosen')], [], 'b', true],
	['is new in one that was there', [folder('b', 'a')], ['a'], 'b', true],
	['is new elsewhere', [folder('a', 'root')], [], 'a', false],
	['was moved away', [folder('a', 'root')], ['a'], 'a', false],
	['is in one that was moved away', [folder('a', 'root'), folder('b', 'a')], ['a', 'b'], 'b', false],
	['was deleted', [{ ...folder('a', 'chosen'), kind: 'deleted' }], ['a'], 'a', false],
	[
		'is in one that was deleted',
		[{ ...folder('a', 'chosen'), kind: 'deleted' }, folder('b', 'a')],
		['a'],
		'b',
		false,
	],
	['has no parent', [folder('a')], ['a'], 'a', false],
	['is said to lie in itself', [folder('a', 'b'), folder('b', 'a')], [], 'a', false],
])('a folder that %s', (_, changes, before, id, expected) => {
	expect(within(changes, ...before)(id)).toBe(expected);
});

test('what has no folder is nowhere', () => {
	expect(within([])(undefined)).toBe(false);
});
