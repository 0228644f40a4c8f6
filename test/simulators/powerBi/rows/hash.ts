// A global is looked up each time where tests run in a context of their own.
const { imul } = Math;
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** 32 bits for a stretch of bytes: FNV-1a, mixed so that hashes can be added up. */
export function hashBytes(bytes: Uint8Array, start = 0, end = bytes.length): number {
	let hash = SEED ^ (end - start);
	for (let at = start; at < end; at += 1) hash = imul(hash ^ bytes[at]!, PRIME);
	return mixed(hash);
}

/** The same for text of ASCII characters alone. */
export function hashAscii(text: string): number {
	let hash = SEED ^ text.length;
	for (let at = 0; at < text.length; at += 1) hash = imul(hash ^ text.charCodeAt(at), PRIME);
	return mixed(hash);
}

/** 32 bits for a stretch of hashes; the order counts. */
export function hashOfHashes(hashes: Uint32Array, start: number, end: number): number {
	let hash = SEED;
	for (let at = start; at < end; at += 1) hash = imul((hash << 5) ^ (hash >>> 27) ^ hashes[at]!, PRIME);
	return mixed(hash);
}

/** The finish of MurmurHash3: without it sums of hashes would be alike where values only trade their last digits. */
function mixed(hash: number): number {
	let mix = hash ^ (hash >>> 16);
	mix = imul(mix, 0x85ebca6b);
	mix = imul(mix ^ (mix >>> 13), 0xc2b2ae35);
	return (mix ^ (mix >>> 16)) >>> 0;
}
