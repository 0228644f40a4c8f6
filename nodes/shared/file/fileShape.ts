import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { encoderFor, type EncodingChoice } from './encoder';
import { ENCODING_OPTIONS } from './encodings';

/** How data are to be stored: in which encoding, and whether compressed. */
export interface FileShape extends EncodingChoice {
	compression: 'none' | 'gzip';
	/** What to do with characters that the encoding cannot hold. */
	unmappableCharacters: 'replace' | 'fail';
}

export const byteOrderMarkOption: INodeProperties = {
	displayName: 'Byte Order Mark',
	name: 'byteOrderMark',
	type: 'boolean',
	default: false,
	description:
		'Whether to begin a Unicode file with a byte order mark. Excel needs it to show umlauts and other special characters of a UTF-8 file correctly; other programs may stumble over it.',
};

export const compressionOption: INodeProperties = {
	displayName: 'Compression',
	name: 'compression',
	type: 'options',
	options: [
		{ name: 'Gzip', value: 'gzip', description: 'Compress the file and add .gz to its name' },
		{ name: 'None', value: 'none' },
	],
	default: 'none',
	description: 'Whether to compress the file',
};

export const encodingOption: INodeProperties = {
	displayName: 'File Encoding',
	name: 'encoding',
	type: 'options',
	options: ENCODING_OPTIONS,
	default: 'utf8',
	description:
		'The character encoding to write the file in. UTF-8, the encoding of every Domo export, leaves the data as they are.',
};

export const unmappableCharactersOption: INodeProperties = {
	displayName: 'Unmappable Characters',
	name: 'unmappableCharacters',
	type: 'options',
	options: [
		{ name: 'Fail', value: 'fail', description: 'Upload nothing and name the first such character' },
		{
			name: 'Replace',
			value: 'replace',
			description: 'Write a question mark for each and say how many there were',
		},
	],
	default: 'replace',
	description: 'What to do with characters that the file encoding does not have',
};

/**
 * The shape that an item's options ask for.
 * @throws Actionable when they cannot be meant so
 */
export async function fileShapeOf(context: IExecuteFunctions, item: number): Promise<FileShape> {
	const options = context.getNodeParameter('options', item, {}) as Partial<FileShape>;
	const {
		encoding = 'utf8',
		byteOrderMark = false,
		compression = 'none',
		unmappableCharacters = 'replace',
	} = options;
	await encoderFor({ encoding, byteOrderMark });
	return { encoding, byteOrderMark, compression, unmappableCharacters };
}
