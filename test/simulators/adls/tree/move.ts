import type { FileSystem, Path } from './fileSystem.ts';

/**
 * Moves an item with all that is beneath it. Where directories are real, it stays the same item, ETag and all; in a flat
 * namespace it is copied and the source deleted, so that it has an ETag of its own.
 */
export function moved(from: FileSystem, source: Path, to: FileSystem, destination: Path): void {
	const { clock, hierarchical } = from.surroundings;
	const names = [source, ...from.beneath(source).map(([name]) => name.split('/'))];
	for (const name of names) {
		const item = from.find(name);
		if (!item) continue;
		if (!hierarchical) item.modified = clock.moment();
		from.take(name, 'renamed');
		to.place([...destination, ...name.slice(source.length)], item, 'renamed');
	}
}
