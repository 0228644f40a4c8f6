import { adls } from './benches/adls.ts';
import { encoding } from './benches/encoding.ts';
import { load } from './benches/load.ts';
import { memory } from './benches/memory.ts';
import { peer } from './benches/peer.ts';
import { powerbi } from './benches/powerbi.ts';
import { upload } from './benches/upload.ts';
import { type Figure, line } from './measuring/figure.ts';

/** Each measures something and gives its figures as they are known. */
const benches: Record<string, () => AsyncIterable<Figure>> = {
	upload,
	memory,
	peer,
	encoding,
	adls,
	powerbi,
	load,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(benches, name));

// Ended by a signal, a process would leave large files behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

if (names.length === 0 || unknown.length > 0) {
	const wrong = unknown.length > 0 ? `There is no bench ${unknown.join(', ')}.` : 'Which benches?';
	console.error(`${wrong} Name any of: ${Object.keys(benches).join(', ')}`);
	process.exitCode = 2;
} else {
	for (const name of names) {
		for await (const figure of benches[name]!()) console.log(line(figure));
	}
}
