import type { INodeProperties } from 'n8n-workflow';

import type { ItemOperation } from '../../shared/node/runPerItem';

/** Something that can be done with the files of a file system. */
export interface LakeOperation {
	/** How the node's list of operations names it. */
	option: { name: string; value: string; description: string; action: string };
	fields: INodeProperties[];
	/** What runs it for an item. */
	operation: ItemOperation;
}
