import type { PowerBi } from '../powerBi';

interface SequenceNumbers {
	value?: Array<{ sequenceNumber: number }>;
}

/**
 * Numbers that tell which batches have arrived: a preview that Microsoft announced in 2016 and describes nowhere now.
 * https://powerbi.microsoft.com/blog/newdatasets
 */
export class Sequence {
	private constructor(
		private readonly powerBi: PowerBi,
		private readonly path: string,
		private last: number,
	) {}

	/** @returns undefined where this Power BI knows no sequence numbers */
	static async open(powerBi: PowerBi, tablePath: string): Promise<Sequence | undefined> {
		const path = `${tablePath}/sequenceNumbers`;
		const numbers = await read(powerBi, path);
		return numbers && new Sequence(powerBi, path, Math.max(0, ...numbers));
	}

	/** What the next batch is sent with. */
	get headers(): Record<string, string> {
		return { 'X-PowerBI-PushData-SequenceNumber': String(this.last + 1) };
	}

	/** The batch has arrived. */
	advance(): void {
		this.last += 1;
	}

	/**
	 * Whether the batch that was sent last has arrived, though its answer was lost. No may turn into yes later: what is on its way
	 * may still take effect.
	 */
	async hasArrived(): Promise<'yes' | 'no' | 'unknown'> {
		const numbers = await read(this.powerBi, this.path).catch(() => undefined);
		if (!numbers) return 'unknown';
		return numbers.includes(this.last + 1) ? 'yes' : 'no';
	}
}

async function read(powerBi: PowerBi, path: string): Promise<number[] | undefined> {
	const asking = { action: 'read the sequence numbers of the table', accepts: [404] };
	const answer = await powerBi.ask<SequenceNumbers | undefined>(asking, 'GET', path);
	return answer?.value?.map(({ sequenceNumber }) => sequenceNumber);
}
