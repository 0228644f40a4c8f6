import type { IDataObject } from 'n8n-workflow';

/** What went wrong in words a person can act on. The message says what happened and names the field; the fix says what to do. */
export class Actionable extends Error {
	override name = 'Actionable';

	/** @param facts what a workflow can act on: in the details of the item that carries the error, where the node is set to go on */
	constructor(
		message: string,
		readonly fix: string,
		readonly facts?: IDataObject,
	) {
		super(message);
	}
}
