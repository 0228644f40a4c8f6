import { Cloud } from '../../simulators/cloud.ts';
import { landedInLake, lakeToken, lakeUploadNode, newLakeFile } from '../material/dataLake.ts';
import { MEBI } from '../material/files.ts';
import { atLeast, type Figure } from '../measuring/figure.ts';
import { quotients } from '../measuring/rounds.ts';
import { BYTES, durations, summary, type Transfer, transfersInTurn } from '../measuring/transfers.ts';
import { EngineProcess } from '../processes/engineProcess.ts';
import { type LakeQuestion, LakeUploader } from '../processes/lakeUploader.ts';

const ROUNDS = 5;
/** What the node does unless told otherwise. */
const BLOCK_BYTES = 8 * MEBI;
const BLOCKS = 4;

/**
 * A file in n8n's own storage, uploaded by the node, sign-in, MD5 of every block and rename included, against the same appends
 * to the same server by bare `node:https`, and against the upload of Azure's own client.
 */
export async function* adls(): AsyncGenerator<Figure> {
	const cloud = await Cloud.start({ content: 'hashOnly' });
	const { authority } = cloud.certificates;
	const engine = await EngineProcess.start(authority);
	const others = { bare: new LakeUploader(), sdk: new LakeUploader() };

	const byNode = async (file: string, verify: boolean): Promise<Transfer & { sha256: string }> => {
		const node = lakeUploadNode(cloud, 'node.bin', { verify });
		const { json, ...transfer } = await engine.run({ ...node, file });
		const { verified, url } = json.file as { verified: boolean; url: string };
		if (verified !== verify) throw new Error(`the node was to verify: ${verify}`);
		return { ...transfer, sha256: landedInLake(cloud, url) };
	};
	const by = async (side: LakeQuestion['by'], path: string): Promise<Transfer & { sha256: string }> => {
		const [url, token] = [newLakeFile(cloud), await lakeToken(cloud)];
		const sizes = { blockBytes: BLOCK_BYTES, blocks: BLOCKS };
		const transfer = await others[side].upload({ by: side, path, url, token, authority, ...sizes });
		return { ...transfer, sha256: landedInLake(cloud, url) };
	};
	const sidesFor = (file: string) => ({
		node: () => byNode(file, true),
		unverified: () => byNode(file, false),
		bare: () => by('bare', file),
		sdk: () => by('sdk', file),
	});

	try {
		const sides = await transfersInTurn(ROUNDS, sidesFor);
		const landed = new Set(Object.values(sides).flatMap((side) => side.map(({ sha256 }) => sha256)));
		if (landed.size !== 1) throw new Error('what the sides uploaded differs');
		const detail = {
			...{ bytes: BYTES, blockBytes: BLOCK_BYTES, blocks: BLOCKS },
			...{ node: summary(sides.node), unverified: summary(sides.unverified) },
			...{ bare: summary(sides.bare), sdk: summary(sides.sdk) },
		};
		const times = durations(sides.node);
		yield {
			name: 'adls.throughput',
			values: quotients(durations(sides.bare), times),
			unit: 'ratio',
			goal: atLeast(0.9),
			detail: {
				...detail,
				against:
					'the same appends with the same MD5s, side by side over bare node:https; the node also signs in, takes the MD5 of the whole (both in a thread of its own), and renames',
			},
		};
		yield {
			name: 'adls.sdk',
			values: quotients(durations(sides.sdk), times),
			unit: 'ratio',
			goal: atLeast(1),
			detail: {
				...detail,
				against:
					"uploadFile of Azure's own client, which renames nothing and checks nothing; the node has the service check the MD5 of every block, and with Verify off is `unverified`",
			},
		};
	} finally {
		await Promise.all([engine.stop(), others.bare.stop(), others.sdk.stop()]);
		await cloud.stop();
	}
}
