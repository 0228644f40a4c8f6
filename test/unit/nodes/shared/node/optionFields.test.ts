import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { wrongNumber } from '../../../../../nodes/shared/node/optionFields.ts';

test.each([
	...[0, -1, 1.5, NaN, Infinity, '', 'two', true, {}].map((value) => ['Concurrency', { concurrency: value }]),
	...[0, -1, NaN, Infinity, 86_401, '', 'long'].map((value) => ['Timeout (Seconds)', { timeout: value }]),
	...[-1, NaN, ' ', 'long', []].map((value) => ['Max Wait (Seconds)', { maxWait: value }]),
] as Array<[string, Record<string, unknown>]>)(
	'a %s that cannot be meant so names the field: %p',
	(field, options) => {
		const [value] = Object.values(options);
		const wrong = wrongNumber({ concurrency: 1, ...options });
		expect(wrong).toBeInstanceOf(Actionable);
		expect(wrong).toMatchObject({
			message: `${field} is "${String(value).trim()}"`,
			fix: expect.stringMatching(/^Enter a/) as string,
		});
	},
);

test.each([
	{},
	{ concurrency: undefined, timeout: null },
	{ concurrency: 1, timeout: 0.2, maxWait: 0 },
	{ concurrency: '3', timeout: ' 60 ', maxWait: '0' },
	{ concurrency: 1000, timeout: 86_400, maxWait: 604_800 },
	{ verify: 'not a number of ours' },
])('nothing is wrong with %p', (options) => {
	expect(wrongNumber(options)).toBeUndefined();
});
