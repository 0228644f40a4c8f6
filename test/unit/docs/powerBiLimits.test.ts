import { readFileSync } from 'node:fs';

const SEED = [
	'75 max columns',
	'75 max tables',
	'10,000 max rows per single POST rows request',
	'1,000,000 rows added per hour per dataset',
	'5 max pending POST rows requests per dataset',
	'120 POST rows requests per minute per dataset',
	'250,000 or more rows in a table: 120 POST rows requests per hour per dataset',
	'200,000 max rows stored per table in FIFO dataset',
	"5,000,000 max rows stored per table in 'none retention policy' dataset",
	'4,000 characters per value for string column',
];

const guide = readFileSync('docs/power-bi.md', 'utf8');
const [, section = ''] = guide.split('## Each limit');
const rows = section
	.split('\n')
	.filter((line) => line.includes('`test/'))
	.map((line) => line.split('|').map((cell) => cell.trim()));
const proofs = rows.flatMap(([, limit = '', , tests = '']) =>
	tests.split('<br>').map((proof) => {
		const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(proof) ?? [];
		return [limit, title, file] as const;
	}),
);

test("the guide's table has every limit that the vendor names", () => {
	expect(rows.map(([, limit]) => limit)).toEqual(expect.arrayContaining(SEED));
});

test.each(proofs)('%s: there is a test "%s"', (_, title, file) => {
	const source = readFileSync(file, 'utf8');
	expect([`'${title}'`, `"${title}"`].some((quoted) => title !== '' && source.includes(quoted))).toBe(true);
});
