import { inferTypes } from '../../../../../nodes/PowerBiWriteback/schema/infer.ts';
import { csvOfItems } from '../../../../../nodes/shared/source/inputItems.ts';

const csv = async function* (text: string) {
	yield await Promise.resolve(Buffer.from(text));
};
const typeOf = async (values: string[], quotedIsText = false) =>
	(await inferTypes(csv(`c\n${values.join('\n')}\n`), quotedIsText)).get('c');

test.each([
	['Int64', ['1', '-20', '9223372036854775806']],
	['Decimal', ['1', '9223372036854775807123']],
	['String', ['1', '1234567890123456789012345']],
	['String', ['1', '007']],
	['String', ['1', ' 2']],
	['Double', ['1', '2.5', '1e21']],
	['Decimal', ['1', '1234567890123456789.25']],
	['String', ['0.12345678901234567']],
	['Double', ['0.30000000000000004', '0.3333333333333333', '-0.1E-20', '5e-324', '1.7976931348623155e308']],
	['String', ['1', '1E500']],
	['String', ['1.7976931348623157e308']],
	['String', ['0.5', '1e-400']],
	['String', ['1.23456789012345e-320']],
	['Boolean', ['true', 'FALSE']],
	['String', ['true', '1']],
	['Datetime', ['2026-01-31', '2026-01-31T12:00:00Z']],
	['String', ['2026-01-31', '2026-02-30']],
	['Int64', ['"1"', '', '"2"']],
	['String', ['1', '""']],
	['String', ['', '']],
])('%s for %j', async (type, values) => expect(await typeOf(values)).toBe(type));

test('of items, what is text stays text, dates apart', async () => {
	const items = [
		{ n: 1, code: '1', on: true, at: '2026-01-31T12:00:00.000Z', mixed: 1, list: [1, 2] },
		{ n: 2.5, code: '2', on: null, at: new Date('2026-02-01T00:00:00Z').toJSON(), mixed: 'x' },
	];
	const types = await inferTypes(csvOfItems(items), true);
	expect(Object.fromEntries(types)).toEqual({
		n: 'Double',
		code: 'String',
		on: 'Boolean',
		at: 'Datetime',
		mixed: 'String',
		list: 'String',
	});
});

test.each([NaN, Infinity, -Infinity])('%p in an item is refused, and not made text', async (n) => {
	const read = inferTypes(csvOfItems([{ n: 1 }, { n }]), true);
	await expect(read).rejects.toThrow(`Row 2, column "n" is ${n}, which is no number to store`);
});

test('items as CSV: nothing for null, quotes for text, JSON for the rest', async () => {
	const chunks: Buffer[] = [];
	const items = [
		{ 'a "b"': 'x,"y"', n: -0.5 },
		{ n: null, o: { p: [1] }, d: new Date(0) as never, e: '' },
	];
	for await (const chunk of csvOfItems(items)) chunks.push(chunk);
	expect(Buffer.concat(chunks).toString()).toBe(
		'"a ""b""","n","o","d","e"\n"x,""y""",-0.5,,,\n,,"{""p"":[1]}","1970-01-01T00:00:00.000Z",""\n',
	);
});
