import type { IExecuteFunctions } from 'n8n-workflow';

import type { DataSet } from '../../shared/domo/dataSet';
import { Actionable } from '../../shared/errors/actionable';
import { clock } from '../../shared/http/clock';
import { textParameter } from '../../shared/node/textParameter';
import type { Description } from './fileWriter';

const CONTENT_TYPES: Record<string, string> = {
	csv: 'text/csv',
	gz: 'application/gzip',
	json: 'application/json',
	parquet: 'application/vnd.apache.parquet',
	pdf: 'application/pdf',
	tsv: 'text/tab-separated-values',
	txt: 'text/plain',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	xml: 'application/xml',
	zip: 'application/zip',
};

interface Pair {
	name?: unknown;
	value?: unknown;
}

/**
 * What an item's parameters want to be stored along with the content. By itself the file gets the content type of its
 * extension, the ID of the DataSet and the time of the export.
 * https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata#metadata-names
 * @throws Actionable when the service does not take it
 */
export function descriptionOf(
	context: IExecuteFunctions,
	item: number,
	{ name, dataSet }: { name: string; dataSet: DataSet | undefined },
): Description {
	const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
	const wanted = textParameter(context, 'options.contentType', 'Content Type', item).trim();
	if (/[^\u0020-\u007e]/.test(wanted))
		throw new Actionable(
			`Content Type "${wanted}" holds characters that a header cannot have`,
			'Enter a type such as text/csv',
		);
	const own = context.getNodeParameter('options.metadata.pairs', item, []) as Pair[];
	const exported: Record<string, string> = dataSet
		? { domo_dataset_id: dataSet.id, exported_at: new Date(clock.now()).toISOString() }
		: {};
	const entries = own.map(pairOf).filter(([key, value]) => key || value);
	for (const entry of entries) assertPair(entry);
	return {
		contentType: wanted || CONTENT_TYPES[extension] || 'application/octet-stream',
		metadata: { ...exported, ...Object.fromEntries(entries) },
	};
}

const pairOf = ({ name, value }: Pair): [string, string] => [textOf(name).trim(), textOf(value)];
const textOf = (value: unknown) =>
	typeof value === 'string' ? value : value == null ? '' : JSON.stringify(value);

function assertPair([name, value]: [string, string]): void {
	if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
		throw new Actionable(
			`Metadata name "${name}" is not allowed`,
			'Use letters without accents, digits and underscores; the first may not be a digit',
		);
	if (/[^\u0020-\u007e\u00a0-\u00ff]/.test(value))
		throw new Actionable(
			`The value of metadata "${name}" holds characters that the service does not take`,
			'Use Western European letters only (ISO 8859-1), or encode the value, for example as Base64',
		);
}
