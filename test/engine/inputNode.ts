import type { Readable } from 'node:stream';

import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';

/** What the node that begins every workflow is called. */
export const INPUT = 'Input';

/** One input item as a test writes it: files as plain bytes, or as they are made. */
export interface InputItem {
	json?: IDataObject;
	binary?: Record<string, { data: Buffer | Readable; fileName?: string; mimeType?: string }>;
}

/** Gives out the items, their files kept as n8n keeps them. */
export function inputNode(items: InputItem[]): INodeType {
	return {
		description: {
			displayName: INPUT,
			name: 'input',
			group: ['input'],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			const files = async (binary: InputItem['binary'] = {}) => {
				const entries = Object.entries(binary).map(
					async ([field, { data, fileName = 'file.bin', mimeType }]) => {
						return [field, await this.helpers.prepareBinaryData(data, fileName, mimeType)] as const;
					},
				);
				return Object.fromEntries(await Promise.all(entries));
			};
			return [
				await Promise.all(
					items.map(async ({ json = {}, binary }) => ({ json, binary: await files(binary) })),
				),
			];
		},
	};
}
