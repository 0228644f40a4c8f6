import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Operation } from '../node/runPerItem';
import type { Run } from '../node/run';
import { newTally, type Tally } from '../node/tally';
import type { Authentication, DriveService } from './driveService';
import { Graph } from './graph';

/** Something that can be done with the files or the folders of a drive, whichever service keeps it. */
export interface DriveOperation {
	resource: 'file' | 'folder';
	/** How the node's list of operations names it. */
	option: { name: string; value: string; description: string; action: string };
	fields: (drives: DriveService) => INodeProperties[];
	/** What runs it, for an item or for all of them. */
	operation: (drives: DriveService) => Operation;
}

/** Graph, ready for an item's requests. @throws InvalidCredential when the credential cannot work as it is */
export async function openGraph(
	drives: DriveService,
	run: Run,
	context: IExecuteFunctions,
	item: number,
	tally: Tally = newTally(),
): Promise<Graph> {
	const authentication = context.getNodeParameter('authentication', item) as Authentication;
	const credentialType = drives.credentialType(authentication);
	return await Graph.open({ run, tally, service: drives.service, credentialType });
}
