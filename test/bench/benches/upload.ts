import type * as Fragments from '../../../nodes/shared/drive/fragments.ts';

import { Cloud } from '../../simulators/cloud.ts';
import { built } from '../material/built.ts';
import { landed, openUploadSession, uploadNode } from '../material/oneDrive.ts';
import { atLeast, type Figure } from '../measuring/figure.ts';
import { quotients } from '../measuring/rounds.ts';
import { BYTES, durations, summary, type Transfer, transfersInTurn } from '../measuring/transfers.ts';
import { BareUploader } from '../processes/bareUploader.ts';
import { EngineProcess } from '../processes/engineProcess.ts';

const ROUNDS = 9;

/**
 * A file in n8n's own storage, uploaded by the node, sign-in and verification included, against the same fragments of the
 * same file sent to the same server by a bare loop.
 */
export async function* upload(): AsyncGenerator<Figure> {
	const cloud = await Cloud.start({ content: 'hashOnly' });
	const { authority } = cloud.certificates;
	const engine = await EngineProcess.start(authority);
	const bare = new BareUploader();
	const { FRAGMENT_SIZE: fragmentBytes } = built<typeof Fragments>('nodes/shared/drive/fragments.js');

	const byNode = async (file: string): Promise<Transfer> => {
		const { json, ...transfer } = await engine.run({ ...uploadNode(cloud, 'node.bin'), file });
		const { verified, hash } = json.file as { verified: boolean; hash: string };
		if (!verified || hash !== landed(cloud, 'node.bin').quickXorHash)
			throw new Error('the node did not verify');
		return transfer;
	};
	const byBareLoop = async (path: string): Promise<Transfer> => {
		const url = await openUploadSession(cloud, 'bare.bin');
		const transfer = await bare.upload({ path, url, fragmentBytes, authority });
		if (landed(cloud, 'bare.bin').quickXorHash !== cloud.drive.file('node.bin')?.quickXorHash)
			throw new Error('what the two sides uploaded differs');
		return transfer;
	};

	try {
		const sides = await transfersInTurn(ROUNDS, (file) => ({
			node: () => byNode(file),
			bare: () => byBareLoop(file),
		}));
		yield {
			name: 'upload.throughput',
			values: quotients(durations(sides.bare), durations(sides.node)),
			unit: 'ratio',
			goal: atLeast(0.9),
			detail: {
				bytes: BYTES,
				fragmentBytes,
				node: summary(sides.node),
				bare: summary(sides.bare),
				against:
					'the same fragments by a bare node:https keep-alive loop; the node also signs in, hashes and verifies',
			},
		};
	} finally {
		await Promise.all([engine.stop(), bare.stop()]);
		await cloud.stop();
	}
}
