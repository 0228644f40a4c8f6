import { graphRemedy } from '../../../../../../nodes/shared/errors/remedies/graph.ts';

test.each([
	[401, [], /connect again.*Cloud/],
	[409, ['nameAlreadyExists'], /Replace or Rename/],
	[409, [], /another file name or folder/],
	[423, ['resourceLocked', 'notAllowed'], /open in Office/],
	[423, ['accessDenied'], /open in Office/],
	[403, ['resourceLocked'], /open in Office/],
	[507, [], /drive is full/],
	[507, ['quotaLimitReached'], /drive is full/],
	[413, ['quotaLimitReached'], /drive is full/],
	[400, ['pathIsTooLong', 'invalidRequest'], /400 characters/],
	[400, ['invalidFileName', 'invalidRequest'], /choose another.*special characters/],
	[400, ['invalidPath', 'invalidRequest'], /each name in Folder Path/],
	[400, ['invalidRequest'], /Folder Path and File Name.*blocked files of this type/],
	[404, ['itemNotFound'], /the user and the folder exist/],
	[412, [], /changed meanwhile/],
	[413, [], /250 GB/],
	[429, ['throttledRequest', 'activityLimitReached'], /Max Wait/],
	[503, [], /Max Wait/],
	[500, [], /trouble of its own/],
	[504, ['generalException'], /trouble of its own/],
])('%i %p', (status, codes, remedy) => {
	expect(graphRemedy({ status, codes })).toMatch(remedy);
});

test('a lack of permission says what to grant, whatever else it is called', () => {
	const codes = ['resourceLocked', 'accessDenied'];
	expect(graphRemedy({ status: 403, codes, grant: 'Grant it.' })).toBe('Grant it.');
	expect(graphRemedy({ status: 423, codes, grant: 'Grant it.' })).toMatch(/open in Office/);
});

test('where nothing is known to help, nothing is made up', () => {
	expect(graphRemedy({ status: 405, codes: ['invalidRequest'] })).toBe('');
});
