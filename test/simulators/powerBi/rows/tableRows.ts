import type { Digest } from './digest.ts';
import type { RowColumn } from './rowColumn.ts';
import type { Batch, Row } from './rowReader.ts';

interface Keeping {
	/** Whether the rows are kept, or only their digest: that takes the same memory for any number of rows. */
	keepRows: boolean;
	/** How many rows there may be before the oldest go; any number unless told. */
	fifo?: number;
}

/** The rows of a table, or what is left of them. */
export class TableRows {
	count = 0;
	/** Undefined where they are not kept. */
	rows: Row[] | undefined;
	private readonly columns: readonly RowColumn[];
	private readonly fifo: number;
	/** Sums of the hashes of each column's values, and of the rows' hashes. */
	private sums: Uint32Array;
	/** Hashes of the rows of a first-in-first-out table: they are taken off the sums when a row goes. */
	private ring: Uint32Array | undefined;
	private oldest = 0;

	constructor(columns: readonly RowColumn[], { keepRows, fifo = Infinity }: Keeping) {
		this.columns = columns;
		this.fifo = fifo;
		this.rows = keepRows ? [] : undefined;
		this.sums = new Uint32Array(columns.length + 1);
	}

	append({ count, hashes, rows }: Batch): void {
		const width = this.sums.length;
		for (let row = 0; row < count; row += 1) {
			if (this.fifo !== Infinity) this.replaceOldest(hashes, row * width);
			for (let column = 0; column < width; column += 1) this.sums[column]! += hashes[row * width + column]!;
		}
		if (rows) for (const row of rows) this.rows?.push(row);
		this.rows?.splice(0, this.rows.length - this.fifo);
		this.count = Math.min(this.count + count, this.fifo);
	}

	clear(): void {
		this.count = 0;
		this.oldest = 0;
		this.ring = undefined;
		this.sums = new Uint32Array(this.sums.length);
		if (this.rows) this.rows = [];
	}

	get digest(): Digest {
		const words = [...this.sums].map((sum) => sum.toString(16).padStart(8, '0'));
		return {
			rows: this.count,
			all: words.at(-1)!,
			columns: Object.fromEntries(this.columns.map(({ name }, index) => [name, words[index]!])),
		};
	}

	/** Takes the oldest row off the sums once there are as many as there may be. An empty place takes nothing off. */
	private replaceOldest(hashes: Uint32Array, from: number): void {
		const width = this.sums.length;
		this.ring ??= new Uint32Array(this.fifo * width);
		const place = this.oldest * width;
		for (let column = 0; column < width; column += 1) {
			this.sums[column]! -= this.ring[place + column]!;
			this.ring[place + column] = hashes[from + column]!;
		}
		this.oldest = (this.oldest + 1) % this.fifo;
	}
}
