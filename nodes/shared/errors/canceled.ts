/**
 * The execution was stopped. n8n shows it as canceled, and not as failed, only when the error that ends the node has this
 * word, spelt so, in its message.
 */
export class Canceled extends Error {
	override name = 'Canceled';

	constructor() {
		super('The execution was canceled');
	}
}
