import type * as Iconv from 'iconv-lite';

import type * as Encoding from '../../../nodes/shared/file/encoder.ts';

import { built, dependency } from '../material/built.ts';
import { csvText, type Region } from '../material/csvTexts.ts';
import { MEBI } from '../material/files.ts';
import { atLeast, type Figure } from '../measuring/figure.ts';
import { inTurn, quotients } from '../measuring/rounds.ts';
import { median, rounded } from '../measuring/statistics.ts';

const ENCODINGS: Record<string, Region> = {
	utf16le: 'western',
	'windows-1252': 'western',
	shift_jis: 'japanese',
};
const BYTES = 32 * MEBI;
const CHUNK = 64 * 1024;
const ROUNDS = 11;

/**
 * UTF-8 text in chunks through the nodes' encoder, which also looks for what is no UTF-8 and for characters that have no place
 * in the encoding, against iconv-lite's own decoder and encoder: with the same chunks or with all at once, whichever is faster.
 */
export async function* encoding(): AsyncGenerator<Figure> {
	const { encoderFor } = built<typeof Encoding>('nodes/shared/file/encoder.js');
	const iconv = dependency<typeof Iconv>('iconv-lite');
	for (const [name, region] of Object.entries(ENCODINGS)) {
		const text = csvText(region, BYTES);
		const chunks = chunksOf(text);
		const sides = {
			encoder: async () =>
				await timed(async () =>
					byEncoder(await encoderFor({ encoding: name, byteOrderMark: false }), chunks),
				),
			chunked: async () => await timed(() => byIconvInChunks(iconv, chunks, name)),
			whole: async () => await timed(() => iconv.encode(iconv.decode(text, 'utf8'), name).length),
		};
		const sizes = Object.values(await inTurn(1, sides)).map(([only]) => only?.bytes);
		if (new Set(sizes).size !== 1) throw new Error(`the sides encode to ${sizes.join(', ')} bytes`);

		const { encoder, chunked, whole } = await inTurn(ROUNDS, sides);
		const isWholeFaster = median(whole.map(duration)) < median(chunked.map(duration));
		yield {
			name: `encoding.${name}`,
			values: quotients((isWholeFaster ? whole : chunked).map(duration), encoder.map(duration)),
			unit: 'ratio',
			goal: atLeast(0.8),
			detail: {
				bytes: text.length,
				chunkBytes: CHUNK,
				encoder: speed(text, encoder),
				iconvLiteInChunks: speed(text, chunked),
				iconvLiteAtOnce: speed(text, whole),
				unit: 'MiB of UTF-8 per second',
				against: `iconv-lite's decoder and encoder, ${isWholeFaster ? 'all at once' : 'the same chunks'}: its faster way`,
			},
		};
	}
}

interface Timed {
	bytes: number;
	milliseconds: number;
}

async function timed(encode: () => number | Promise<number>): Promise<Timed> {
	const started = performance.now();
	const bytes = await encode();
	return { bytes, milliseconds: performance.now() - started };
}

function byEncoder(encoder: Encoding.Encoder | undefined, chunks: Buffer[]): number {
	if (!encoder) throw new Error('the encoder is one that leaves the data as they are');
	let bytes = 0;
	for (const chunk of chunks) bytes += encoder.write(chunk).length;
	return bytes + encoder.end().length;
}

function byIconvInChunks(iconv: typeof Iconv, chunks: Buffer[], name: string): number {
	const [decoder, encoder] = [iconv.getDecoder('utf8'), iconv.getEncoder(name)];
	let bytes = 0;
	for (const chunk of chunks) bytes += encoder.write(decoder.write(chunk)).length;
	bytes += encoder.write(decoder.end() ?? '').length;
	return bytes + (encoder.end()?.length ?? 0);
}

function chunksOf(text: Buffer): Buffer[] {
	const count = Math.ceil(text.length / CHUNK);
	return Array.from({ length: count }, (_, index) => text.subarray(index * CHUNK, (index + 1) * CHUNK));
}

const duration = ({ milliseconds }: Timed) => milliseconds;

function speed(text: Buffer, side: Timed[]): number {
	return rounded(text.length / MEBI / (median(side.map(duration)) / 1000));
}
