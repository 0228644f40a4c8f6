import { csvOf } from '../../simulators/domo/csv.ts';
import type { Row } from '../../simulators/domo/dataSets.ts';

/** Words as they stand in tables of a region; every character has a place in the region's encodings. */
const WORDS = {
	western: [
		'Köln',
		'Île-de-France',
		'São Paulo',
		'Desk, oak',
		'Größe 12',
		'Málaga',
		'Zürich',
		'€ 12,50',
		'North',
		'Lamp',
	],
	japanese: [
		'東京都',
		'大阪府',
		'株式会社ミドリ',
		'デスク',
		'注文済み',
		'北海道',
		'単価',
		'ｶﾀｶﾅ',
		'Lamp',
		'椅子、木製',
	],
};

export type Region = keyof typeof WORDS;

const COLUMNS = ['Order', 'Date', 'Region', 'Product', 'Customer', 'Quantity', 'Price', 'Note'];

/** CSV as an export brings it: UTF-8, mostly digits and ASCII, with words of a region. At least so many bytes, the same every time. */
export function csvText(region: Region, bytes: number): Buffer {
	const columns = COLUMNS.map((name) => ({ name, type: 'STRING' as const }));
	const chunks: Buffer[] = [];
	let made = 0;
	for (const chunk of csvOf({ columns, rows: () => rows(WORDS[region]) }, { header: true })) {
		chunks.push(chunk);
		made += chunk.length;
		if (made >= bytes) break;
	}
	return Buffer.concat(chunks);
}

function* rows(words: string[]): Generator<Row> {
	for (let row = 0; ; row++) {
		const word = (step: number) => words[(row * step + (row >> 4)) % words.length] ?? '';
		const date = new Date(Date.UTC(2026, 0, 1 + (row % 365))).toISOString().slice(0, 10);
		const price = (((row * 7919) % 1_000_000) / 100).toFixed(2);
		const note = row % 7 === 0 ? null : `${word(3)} ${word(7)} "${word(1)}"`;
		yield [100_000 + row, date, word(1), word(3), `${word(7)} ${row % 997}`, (row % 9) + 1, price, note];
	}
}
