import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { atMost, type Figure } from '../measuring/figure.ts';
import { differences, inTurn } from '../measuring/rounds.ts';
import { median, rounded } from '../measuring/statistics.ts';

const ROUNDS = 21;

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
}

/** What loading the package as n8n does at its start, every node and credential type, adds to a Node that n8n has begun to fill. */
export async function* load(): AsyncGenerator<Figure> {
	const { n8n } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
	const files = [...n8n.credentials, ...n8n.nodes];
	const sides = { package: () => milliseconds(files), empty: () => milliseconds([]) };
	await inTurn(1, sides);
	const measured = await inTurn(ROUNDS, sides);
	yield {
		name: 'load.time',
		values: differences(measured.package, measured.empty),
		unit: 'ms',
		goal: atMost(60, 0),
		detail: {
			nodes: n8n.nodes.length,
			credentials: n8n.credentials.length,
			package: rounded(median(measured.package)),
			empty: rounded(median(measured.empty)),
			against:
				'an empty Node, from its start to its end; both have required n8n-workflow, which n8n itself loads in any case',
		},
	};
}

/** How long a Node takes, from its start to its end, that makes an instance of each file's class, as n8n's loader does. */
function milliseconds(files: string[]): number {
	const program = `require('n8n-workflow');
		for (const file of ${JSON.stringify(files)}) for (const Type of Object.values(require('./' + file))) new Type();`;
	const started = performance.now();
	execFileSync(process.execPath, ['--eval', program], { stdio: ['ignore', 2, 2] });
	return performance.now() - started;
}
