import { isObject } from './json.ts';
import type { Peculiarities } from './peculiarities.ts';

/** Power BI's patterns mean all characters beyond the basic plane, but do not say so in any flavour of pattern. */
export const powerBi: Peculiarities = {
	mend(document) {
		mendPatterns(document);
	},
};

function mendPatterns(value: unknown): void {
	if (Array.isArray(value)) value.forEach(mendPatterns);
	if (!isObject(value)) return;
	if (typeof value.pattern === 'string') {
		value.pattern = value.pattern.replace('\\u10000-\\u10FFFF', '\\u{10000}-\\u{10FFFF}');
	}
	Object.values(value).forEach(mendPatterns);
}
