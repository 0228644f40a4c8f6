import type { IExecuteFunctions } from 'n8n-workflow';

import { Actionable } from '../../../../../nodes/shared/errors/actionable.ts';
import { textParameter } from '../../../../../nodes/shared/node/textParameter.ts';

const read = (value: unknown) =>
	textParameter(
		{ getNodeParameter: () => value } as unknown as IExecuteFunctions,
		'folderPath',
		'Folder Path',
		0,
	);

test.each([
	['Reports', 'Reports'],
	['', ''],
	[' a ', ' a '],
	[2026, '2026'],
	[0, '0'],
])('%p is the text %p', (value, text) => {
	expect(read(value)).toBe(text);
});

test.each([[undefined], [null], [{}], [[]], [true]])('%p is no text, and no blank either', (value) => {
	expect(() => read(value)).toThrow(Actionable);
	expect(() => read(value)).toThrow('Folder Path has no value');
});
