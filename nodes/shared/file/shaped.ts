import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { Actionable } from '../errors/actionable';
import type { FileSource } from '../source/fileSource';
import { type Encoder, encoderFor } from './encoder';
import type { FileShape } from './fileShape';

/**
 * Hands a source's data over as they come, in the shape in which they are to be stored. `use` is called again, with all from the
 * beginning, when the sender was interrupted.
 *
 * @returns what `use` came to, and what the user should know about the data
 * @throws Actionable naming the field and the fix
 */
export async function readShaped<T>(
	source: FileSource,
	shape: FileShape,
	use: (chunks: AsyncIterable<Buffer>) => Promise<T>,
): Promise<{ result: T; warnings: string[] }> {
	const { result, warnings } = await source.read(async (chunks) => {
		const encoder = await encoderFor(shape);
		const text = encoder ? encoded(chunks, encoder, shape) : chunks;
		return { used: await use(compressed(text, shape.compression)), encoder };
	});
	const lost = result.encoder?.lost.count
		? [`${whatIsLost(result.encoder, shape)}. Each became a question mark.`]
		: [];
	return { result: result.used, warnings: [...warnings, ...lost] };
}

/** Fails before it ends, if it has to, so that nobody takes what went through for complete. */
async function* encoded(
	chunks: AsyncIterable<Buffer>,
	encoder: Encoder,
	shape: FileShape,
): AsyncGenerator<Buffer> {
	for await (const chunk of chunks) yield encoder.write(chunk);
	yield encoder.end();
	if (encoder.lost.count > 0 && shape.unmappableCharacters === 'fail')
		throw new Actionable(
			whatIsLost(encoder, shape),
			'Choose an encoding that has them, such as UTF-8, or set Unmappable Characters to Replace',
		);
}

function whatIsLost({ lost: { count, example = '' } }: Encoder, { encoding }: FileShape): string {
	const codePoint = (example.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	const characters = count === 1 ? '1 character has' : `${count} characters have`;
	return `${characters} no place in ${encoding}${count === 1 ? '' : ', the first of them'}: "${example}" (U+${codePoint})`;
}

async function* compressed(
	chunks: AsyncIterable<Buffer>,
	compression: FileShape['compression'],
): AsyncGenerator<Buffer> {
	if (compression === 'none') {
		yield* chunks;
		return;
	}
	const gzip = createGzip();
	// Whatever ends the one ends the other. Nobody waits for a source that is only to stop: its next chunk may be long in coming.
	void pipeline(chunks, gzip).catch(() => undefined);
	yield* gzip as AsyncIterable<Buffer>;
}
