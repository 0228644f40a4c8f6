import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeParameterResourceLocator,
	INodeProperties,
} from 'n8n-workflow';

import { Actionable } from '../errors/actionable';
import { toListError } from '../errors/toNodeError';
import { Run } from '../node/run';
import { Domo } from './domo';

/** What is known of a DataSet: it travels along as `json.dataSet`, so that destinations can name and type what they get. */
export interface DataSet {
	id: string;
	name: string;
	rows: number;
	columns: number;
	schema: Array<{ name: string; type: string }>;
	/** ISO 8601; when Domo last got data for it. */
	dataCurrentAt?: string;
	updatedAt?: string;
	owner?: { id: number; name: string };
	/** Personalized Data Permissions are on: an export may hold fewer rows than the DataSet. */
	pdpEnabled?: boolean;
}

const GUID = '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}';
const IN_ADDRESS = `/(?:datasources|datasets)/(${GUID})`;
const EXAMPLE = '845305d8-da3d-4107-a9d6-13ef3f86d4a4';
/** The most that Domo gives in one page. */
const PAGE = 50;

export const dataSetField: INodeProperties = {
	displayName: 'DataSet',
	name: 'dataSetId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The Domo DataSet to read',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a DataSet...',
			typeOptions: { searchListMethod: 'searchDataSets', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: `e.g. ${EXAMPLE}`,
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `^\\s*${GUID}\\s*$`,
						errorMessage: 'Not a DataSet ID: it looks like ' + EXAMPLE,
					},
				},
			],
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: `e.g. https://mycompany.domo.com/datasources/${EXAMPLE}/details/overview`,
			hint: "The address of the DataSet's page in Domo",
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `.*${IN_ADDRESS}.*`,
						errorMessage: 'There is no DataSet ID after "datasources/" in this address',
					},
				},
			],
		},
	],
};

/**
 * The id that a DataSet field holds, in whichever way it was chosen.
 * @throws Actionable when there is none in it
 */
export function dataSetId(field: INodeParameterResourceLocator | string): string {
	const { mode, value } = typeof field === 'string' ? { mode: 'id', value: field } : field;
	const text = String(value ?? '').trim();
	const fix = `Choose the DataSet from the list, or copy its ID from the address of its page in Domo, after "datasources/": ${EXAMPLE}`;
	if (!text) throw new Actionable('DataSet is empty', fix);
	const id = new RegExp(mode === 'url' ? IN_ADDRESS : `^(${GUID})$`).exec(text)?.[1];
	if (!id) throw new Actionable(`DataSet "${text}" holds no DataSet ID`, fix);
	return id.toLowerCase();
}

/** https://developer.domo.com/portal/72ae9b3e80374-list-data-sets */
export async function searchDataSets(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const offset = Number(paginationToken ?? 0);
	const query = new URLSearchParams({ limit: String(PAGE), offset: String(offset), sort: 'name' });
	if (filter) query.set('nameLike', filter);
	try {
		const page = await new Domo(new Run(this)).get<DataSet[]>(
			'list the DataSets',
			`/v1/datasets?${query.toString()}`,
			'length',
		);
		const results = page.map(({ id, name }) => ({ name, value: id }));
		return { results, paginationToken: page.length === PAGE ? String(offset + PAGE) : undefined };
	} catch (error) {
		throw toListError(this.getNode(), error);
	}
}

/**
 * https://developer.domo.com/portal/fcb57b0f4ab6a-retrieve-a-data-set
 * @throws Actionable when it was deleted, and whatever a request to Domo throws
 */
export async function readDataSet(domo: Domo, id: string): Promise<DataSet> {
	const found = await domo.get<Domoed>(`read DataSet ${id}`, `/v1/datasets/${id}`, 'name');
	if (found.deleted)
		throw new Actionable(
			`DataSet ${id} was deleted in Domo`,
			'Choose another DataSet, or restore this one in Domo',
		);
	const { name, rows, columns, schema, dataCurrentAt, updatedAt, owner, pdpEnabled } = found;
	return {
		id,
		name,
		rows,
		columns,
		schema: (schema?.columns ?? []).map((column) => ({ name: column.name, type: column.type })),
		dataCurrentAt,
		updatedAt,
		owner,
		pdpEnabled,
	};
}

type Domoed = Omit<DataSet, 'schema'> & { schema?: { columns?: DataSet['schema'] }; deleted?: boolean };
