import { Cloud } from '../../simulators/cloud.ts';
import { GIBI, makeSparseFile, MEBI } from '../material/files.ts';
import { longDataSet } from '../material/longDataSet.ts';
import { landed, uploadNode } from '../material/oneDrive.ts';
import { TemporaryFolder } from '../material/temporaryFolder.ts';
import { atMost, type Figure } from '../measuring/figure.ts';
import { inTurn, quotients } from '../measuring/rounds.ts';
import { median, rounded } from '../measuring/statistics.ts';
import { EngineProcess, type NodeToMeasure } from '../processes/engineProcess.ts';
import { type FreshRun, runInFreshEngine } from '../processes/freshEngine.ts';

const SIZES = { small: 256 * MEBI, large: 4 * GIBI };
/**
 * Small files are uploaded until as many bytes have passed as a large one has: with every gibibyte that passes, the system's
 * allocator of memory loses a little more to gaps, whatever the files' size, and that is not what is asked for here.
 */
const UPLOADS = { small: SIZES.large / SIZES.small, large: 1 };
/** Loads what an upload needs, so that the engine that rests afterwards has all of it. */
const WARM_UP = 16 * MEBI;
const ROUNDS = 3;
const FILE = 'memory.bin';

/** Gives a node that uploads a file of about so many bytes. */
type Source = (bytes: number) => NodeToMeasure;

type Upload = FreshRun & { fileBytes: number };

/**
 * How much memory the engine takes at most for an upload, above what it has when idle, and whether a larger file takes more
 * than as many bytes in smaller ones. Linux only.
 */
export async function* memory(): AsyncGenerator<Figure> {
	const folder = new TemporaryFolder();
	const cloud = await Cloud.start({ content: 'hashOnly' });
	try {
		yield* figures(
			'memory',
			cloud,
			exportedBy(cloud),
			'a DataSet, exported, written as UTF-16LE, staged, uploaded',
		);
		yield* figures(
			'memory.binary',
			cloud,
			keptIn(folder, cloud),
			"a file in n8n's own storage, uploaded from there",
		);
	} finally {
		await cloud.stop();
		folder.remove();
	}
}

async function* figures(name: string, cloud: Cloud, source: Source, what: string): AsyncGenerator<Figure> {
	const { small, large } = await inTurn(ROUNDS, {
		small: () => upload(cloud, source, 'small'),
		large: () => upload(cloud, source, 'large'),
	});
	const detail = {
		source: what,
		idle: 'after a 16 MiB upload of the same kind and a garbage collection',
		small: { uploads: UPLOADS.small, ...summary(small) },
		large: { uploads: UPLOADS.large, ...summary(large) },
	};
	yield {
		name: `${name}.growth`,
		values: quotients(large.map(memoryOf), small.map(memoryOf)),
		unit: 'ratio',
		goal: atMost(1.1),
		detail,
	};
	yield { name: `${name}.peak`, values: large.map(memoryOf), unit: 'MiB', goal: atMost(128, 0), detail };
}

async function upload(cloud: Cloud, source: Source, size: keyof typeof SIZES): Promise<Upload> {
	const bytes = SIZES[size];
	const start = () => EngineProcess.start(cloud.certificates.authority);
	const node = source(bytes);
	const run = await runInFreshEngine(
		start,
		source(WARM_UP),
		...Array<NodeToMeasure>(UPLOADS[size]).fill(node),
	);
	const { size: fileBytes } = landed(cloud, FILE);
	if (fileBytes < bytes) throw new Error(`only ${fileBytes} bytes landed`);
	return { ...run, fileBytes };
}

/** A DataSet that is exported and written in an encoding that takes two bytes for each character. */
function exportedBy(cloud: Cloud): Source {
	return (bytes) => {
		const dataSet = longDataSet(bytes / 2);
		cloud.domo.add(dataSet);
		const dataSetId = { __rl: true as const, mode: 'id', value: dataSet.id };
		return uploadNode(cloud, FILE, { source: 'domoDataSet', dataSetId, options: { encoding: 'utf16le' } });
	};
}

function keptIn(folder: TemporaryFolder, cloud: Cloud): Source {
	return (bytes) => {
		const file = folder.file(String(bytes));
		makeSparseFile(file, bytes);
		return { ...uploadNode(cloud, FILE), file };
	};
}

const memoryOf = ({ mebibytesAboveIdle }: Upload) => mebibytesAboveIdle;

function summary(uploads: Upload[]) {
	return {
		fileBytes: uploads[0]?.fileBytes,
		idleMebibytes: rounded(median(uploads.map(({ idleMebibytes }) => idleMebibytes))),
		afterTheFirstMebibytesAboveIdle: uploads.map((upload) => rounded(upload.firstMebibytesAboveIdle)),
		mebibytesAboveIdle: uploads.map(memoryOf).map(rounded),
		seconds: rounded(median(uploads.map(({ seconds }) => seconds))),
	};
}
