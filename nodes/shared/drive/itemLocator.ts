import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { Actionable } from '../errors/actionable';
import { dayIn, expandMacros } from '../file/macros';
import { clock } from '../http/clock';
import { located } from '../node/locator';
import {
	type Drive,
	type DriveItem,
	idPath,
	ITEM_FIELDS,
	type ItemKind,
	itemPath,
	kindOf,
} from './driveItem';
import { fileSegments, folderSegments } from './names';

type Kind = 'file' | 'folder';

/** Which file or folder a user means. */
export interface ItemAddress {
	kind: Kind;
	/** In the user's own words. */
	name: string;
	/** From the root on; its id otherwise. */
	segments?: string[];
	id?: string;
}

const LABELS = { file: 'File', folder: 'Folder' };
const EXAMPLES = { file: 'Reports/2026/sales.csv', folder: 'Reports/2026' };

/** The field that names one file or one folder of the drive. */
export function itemField(kind: Kind): INodeProperties {
	const label = LABELS[kind];
	return {
		displayName: label,
		name: 'item',
		type: 'resourceLocator',
		default: { mode: 'path', value: '' },
		required: true,
		description: `Which ${kind} is meant`,
		modes: [
			{
				displayName: 'By Path',
				name: 'path',
				type: 'string',
				placeholder: `e.g. ${EXAMPLES[kind]}`,
				hint: 'From the root of the drive or library, with either slash. Upper and lower case are the same. &lt;current_date&gt; stands for today, &lt;current_date-1&gt; for yesterday.',
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 01BYE5RZ6QN3ZWBTUFOFD3GSPGOHDJD36K',
				hint: `The ID that Microsoft Graph gives the ${kind}: Get Many and Upload give it out as "id"`,
			},
		],
	};
}

/**
 * The file or folder that an item's parameters name.
 * @throws Actionable when they name none, or the root
 */
export function itemAddress(context: IExecuteFunctions, item: number, kind: Kind): ItemAddress {
	const label = LABELS[kind];
	const { mode, text } = located(context.getNodeParameter('item', item), 'path');
	if (!text)
		throw new Actionable(
			`${label} is empty`,
			`Enter the path of the ${kind}, such as ${EXAMPLES[kind]}, or its ID. If it is an expression, look at what the node before gives out for this item`,
		);
	if (mode === 'id') {
		if (/^root$/i.test(text)) throw isRoot(label);
		return { kind, name: `with the ID ${text}`, id: text };
	}
	const path = expandMacros(text, dayIn(context.getTimezone(), clock.now()));
	const segments = kind === 'file' ? fileSegments(path, label) : folderSegments(path, label);
	if (segments.length === 0) throw isRoot(label);
	return { kind, name: `"${segments.join('/')}"`, segments };
}

/**
 * Looks up what an address names.
 * https://learn.microsoft.com/graph/api/driveitem-get
 * @throws Actionable when it is not there, or is something else
 */
export async function findAt(
	drive: Drive,
	{ kind, name, segments, id = '' }: ItemAddress,
): Promise<DriveItem> {
	const asking = { action: `look for the ${kind} ${name}`, need: 'read' as const, accepts: [404] };
	const place = segments ? itemPath(drive, segments) : idPath(drive, id);
	const item = await drive.graph.ask<DriveItem | undefined>(asking, place, (request) =>
		request.select(ITEM_FIELDS).get(),
	);
	if (!item)
		throw new Actionable(
			`There is no ${kind} ${name} in the drive`,
			`Check ${segments ? 'the path, from the root of the drive on' : 'that the ID is one of this drive'}, and that the credential may see the ${kind}`,
		);
	if (item.root) throw isRoot(LABELS[kind]);
	const found = kindOf(item);
	if (found !== kind) throw new Actionable(`"${item.name}" is ${A[found]}, not a ${kind}`, OTHERWISE[found]);
	return item;
}

const A: Record<ItemKind, string> = {
	file: 'a file',
	folder: 'a folder',
	package: 'a notebook',
	shortcut: 'a shortcut to another drive',
};

const OTHERWISE: Record<ItemKind, string> = {
	file: 'Choose File for Resource, or name a folder',
	folder: 'Choose Folder for Resource, or name a file',
	package: 'Open it in OneNote: it cannot be worked on as a whole',
	shortcut: 'Work on the drive that it leads to',
};

function isRoot(label: string): Actionable {
	return new Actionable(
		`${label} names the root of the drive`,
		`Name ${label === 'File' ? 'a file' : 'a folder'} in it`,
	);
}
