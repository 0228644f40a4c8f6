import type { Cloud } from '../simulators/cloud.ts';
import { csvOf } from '../simulators/domo/csv.ts';
import { sampleDataSets } from './sampleData.ts';

const MARK = Buffer.from('\ufeff');

/** An example workflow, and what comes of it. */
export interface Example {
	file: string;
	trigger: string;
	/** The node that uploads. */
	node: string;
	/** Where it uploads to. */
	place: string;
	files: (cloud: Cloud) => { file(path: string): { size: number; bytes(): Buffer } | undefined };
	/** What is to land, made without n8n from the DataSet itself. */
	expected: () => Iterable<Buffer>;
	/** Whether it lands compressed. */
	gzip?: boolean;
}

const sales = () => csvOf(sampleDataSets[0]!, { header: true });

const oneDrive = { place: 'OneDrive', files: ({ drive }: Cloud) => drive };

export const examples: Example[] = [
	{
		file: 'examples/domo-to-onedrive.json',
		trigger: 'Every Morning',
		node: 'Upload to OneDrive',
		...oneDrive,
		expected: sales,
	},
	{
		file: 'examples/domo-to-onedrive-one-node.json',
		trigger: 'Every Hour',
		node: 'Write DataSet to OneDrive',
		...oneDrive,
		expected: function* () {
			yield MARK;
			yield* sales();
		},
	},
	{
		file: 'examples/domo-to-sharepoint.json',
		trigger: 'Every Morning',
		node: 'Upload to SharePoint',
		place: "the library Documents of SharePoint's site Sales",
		files: ({ sites }) => sites.sales.library('Documents'),
		expected: sales,
	},
	{
		file: 'examples/domo-to-adls.json',
		trigger: 'Every Morning',
		node: 'Write DataSet to Data Lake',
		place: 'the file system exports of the storage account contosolake',
		files: ({ lake }) => lake.files,
		expected: sales,
		gzip: true,
	},
];

/** Rows have no bytes to compare; the end-to-end tests compare every value. */
export const powerBi = {
	file: 'examples/domo-to-power-bi.json',
	trigger: 'Every Hour',
	node: 'Push DataSet to Power BI',
};

/** Those that are left to be run in the editor. */
export const others = ['domo-fan-out', 'domo-to-power-bi-nightly-replace', 'items-to-power-bi'];
