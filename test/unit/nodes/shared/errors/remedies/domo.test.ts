import { domoRemedy } from '../../../../../../nodes/shared/errors/remedies/domo.ts';

test.each<[number, string | undefined, RegExp]>([
	[403, undefined, /own or co-own.*scope Data/],
	[400, 'Infrastructure problem (403): Access is denied', /own or co-own/],
	[500, 'Access is denied', /own or co-own/],
	[401, undefined, /Client ID and Client Secret/],
	[406, 'Error 406 Not Acceptable', /Client ID and Client Secret/],
	[404, undefined, /no such DataSet.*datasources\//],
	[429, undefined, /too many requests/],
	[500, undefined, /trouble of its own/],
	[503, 'busy', /trouble of its own/],
])('%i %p', (status, text, remedy) => {
	expect(domoRemedy({ status, codes: [], text })).toMatch(remedy);
});

test('where nothing is known to help, nothing is made up', () => {
	expect(domoRemedy({ status: 400, codes: ['Bad Request'], text: 'Invalid limit 1403' })).toBe('');
});
