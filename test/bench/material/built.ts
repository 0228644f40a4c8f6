import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));

/** A module of the package as it is built, by its path below dist. */
export function built<T>(path: string): T {
	return require(join(process.cwd(), 'dist', path)) as T;
}

/** A module that the package depends on, the very one that the built modules have. */
export function dependency<T>(name: string): T {
	return require(name) as T;
}
