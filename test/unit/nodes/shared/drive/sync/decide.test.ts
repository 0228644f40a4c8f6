import { decide, type Side, type Winner } from '../../../../../../nodes/shared/drive/sync/decide.ts';

const side = (hash: string, modifiedAt?: number): Side => ({ size: 3, hash, modifiedAt });

test('a file that the target does not have is created', () => {
	expect(decide(side('new'), undefined, undefined, 'target')).toEqual({ action: 'created' });
});

test.each<Winner>(['source', 'target', 'newer'])('equal files are left alone (%s)', (winner) => {
	expect(decide(side('same', 2), side('same', 1), undefined, winner)).toEqual({ action: 'unchanged' });
});

test('another size is another file, whatever the hash', () => {
	expect(decide(side('same'), { ...side('same'), size: 4 }, undefined, 'source').action).toBe('updated');
});

test.each<Winner>(['source', 'target', 'newer'])(
	'where only the source was changed since the last sync, nobody has to win (%s)',
	(winner) => {
		expect(decide(side('new', 1), side('left', 2), { source: 'old', target: 'left' }, winner).action).toBe(
			'updated',
		);
	},
);

test.each<[Winner, number, number, string]>([
	['source', 1, 2, 'updated'],
	['target', 2, 1, 'skipped'],
	['newer', 2, 1, 'updated'],
	['newer', 1, 2, 'skipped'],
	['newer', 1, 1, 'skipped'],
])('where both were changed, %s decides (source %d, target %d)', (winner, ours, theirs, action) => {
	expect(
		decide(side('new', ours), side('theirs', theirs), { source: 'old', target: 'left' }, winner).action,
	).toBe(action);
});

test('a file that the service has written into is left alone as long as neither side changes', () => {
	const last = { source: 'same', target: 'rewritten' };
	expect(decide(side('same'), { ...side('rewritten'), size: 9 }, last, 'source')).toEqual({
		action: 'unchanged',
	});
	expect(decide(side('new'), side('rewritten'), last, 'target')).toEqual({ action: 'updated' });
	expect(decide(side('same'), side('theirs'), last, 'source')).toEqual({ action: 'updated' });
});
