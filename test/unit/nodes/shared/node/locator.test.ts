import { located } from '../../../../../nodes/shared/node/locator.ts';

test.each([
	[
		{ __rl: true, mode: 'url', value: ' https://a.example ' },
		{ mode: 'url', text: 'https://a.example' },
	],
	[
		{ mode: 'list', value: 7 },
		{ mode: 'list', text: '7' },
	],
	[
		{ mode: 'id', value: null },
		{ mode: 'id', text: '' },
	],
	['plain', { mode: 'name', text: 'plain' }],
	[undefined, { mode: 'name', text: '' }],
	[null, { mode: 'name', text: '' }],
])('%j holds %j', (value, held) => {
	expect(located(value as never, 'name')).toEqual(held);
});
