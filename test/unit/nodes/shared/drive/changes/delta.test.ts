import { changesOf } from '../../../../../../nodes/shared/drive/changes/delta.ts';
import type { Drive } from '../../../../../../nodes/shared/drive/driveItem.ts';
import type { Page } from '../../../../../../nodes/shared/drive/page.ts';
import { ServiceError } from '../../../../../../nodes/shared/errors/serviceError.ts';

const BEGIN = '/drives/x/root/delta';
const gone = new ServiceError('OneDrive', 'list', { status: 410, codes: ['resyncRequired'] });

/** A drive whose delta has these pages, by where they are asked for. */
function driveWith(pages: Record<string, Page<unknown> | Error>) {
	const asked: string[] = [];
	const page = (_: object, place: string) => {
		asked.push(place);
		const answer = pages[place];
		return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
	};
	const drive = { root: '/drives/x', graph: { page, access: { service: 'OneDrive' } } };
	return { drive: drive as unknown as Drive, asked };
}

const parentReference = { id: 'p' };

test('everything is told by its id, and the last of several counts', async () => {
	const { drive, asked } = driveWith({
		[BEGIN]: {
			items: [
				{ id: '1', name: 'a.csv', file: { hashes: { quickXorHash: 'h' } }, parentReference },
				{ id: '2', name: 'b', folder: {}, parentReference },
			],
			next: 'second',
		},
		second: {
			items: [
				{ id: '1', name: 'renamed.csv', file: {}, parentReference },
				{ id: '3', deleted: {}, file: {}, parentReference },
			],
			delta: 'from now on',
		},
	});
	const { items, ...more } = await changesOf(drive);
	expect(more).toEqual({ complete: true, link: 'from now on' });
	expect([...items.values()]).toEqual([
		{ id: '1', name: 'renamed.csv', kind: 'file', parent: 'p', hash: undefined },
		{ id: '2', name: 'b', kind: 'folder', parent: 'p', hash: undefined },
		{ id: '3', name: undefined, kind: 'deleted', parent: 'p', hash: undefined },
	]);
	expect(asked).toEqual([BEGIN, 'second']);
});

test('with a link, only what has changed since is told', async () => {
	const { drive, asked } = driveWith({ since: { items: [], delta: 'next time' } });
	expect(await changesOf(drive, 'since')).toEqual({ items: new Map(), complete: false, link: 'next time' });
	expect(asked).toEqual(['since']);
});

test('where the link is forgotten, everything is told again', async () => {
	const { drive, asked } = driveWith({
		since: { items: [{ id: '1', name: 'a' }], next: 'lost' },
		lost: gone,
		[BEGIN]: { items: [], delta: 'from now on' },
	});
	expect(await changesOf(drive, 'since')).toEqual({ items: new Map(), complete: true, link: 'from now on' });
	expect(asked).toEqual(['since', 'lost', BEGIN]);
});

test.each<[string, Record<string, Page<unknown> | Error>, string | undefined]>([
	['a beginning that is forgotten too', { [BEGIN]: gone }, undefined],
	['an end that is none', { [BEGIN]: { items: [] } }, undefined],
	['any other refusal', { since: new ServiceError('OneDrive', 'x', { status: 403, codes: [] }) }, 'since'],
])('%s is an error', async (_, pages, since) => {
	await expect(changesOf(driveWith(pages).drive, since)).rejects.toBeInstanceOf(ServiceError);
});
