import { atLeast, atMost, line } from '../../../bench/measuring/figure.ts';

const figure = {
	name: 'upload.throughput',
	values: [0.95, 0.91, 0.93333333],
	unit: 'ratio',
	goal: atLeast(0.9),
};

test('a figure is one line of JSON, with the median for its value', () => {
	expect(line({ ...figure, detail: { bytes: 10 } })).toBe(
		'{"name":"upload.throughput","value":0.933,"unit":"ratio","goal":">= 0.90","met":true,' +
			'"detail":{"rounds":3,"spread":[0.91,0.95],"bytes":10}}',
	);
});

test.each([
	[atLeast(0.9), 0.9, true],
	[atLeast(0.9), 0.899, false],
	[atMost(128, 0), 128, true],
	[atMost(128, 0), 128.001, false],
	// Judged as it is shown: 0.9.
	[atLeast(0.9), 0.89951, true],
])('%j of %d: %s', (goal, value, met) => {
	expect(JSON.parse(line({ ...figure, values: [value], goal }))).toMatchObject({ goal: goal.text, met });
});

test.each([
	[atLeast(0.9), '>= 0.90'],
	[atMost(1.1), '<= 1.10'],
	[atMost(128, 0), '<= 128'],
])('a goal reads %s', (goal, text) => {
	expect(goal.text).toBe(text);
});
