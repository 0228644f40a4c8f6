import { isUtf8 } from 'node:buffer';

import type { Limits } from '../limits.ts';
import type { Value } from './columnTypes.ts';
import { hashAscii, hashOfHashes } from './hash.ts';
import { JsonScanner, RowsRefused } from './jsonScanner.ts';
import type { RowColumn } from './rowColumn.ts';

/** Values in the order of the columns. */
export type Row = readonly Value[];

/** The rows of one request. */
export interface Batch {
	count: number;
	/** For each row a hash of each of its values, in the order of the columns, and then one of the row. */
	hashes: Uint32Array;
	/** The rows themselves, where they are asked for. */
	rows: Row[] | undefined;
}

export class TooManyRows extends Error {}

const NULL = hashAscii('the absence of a value');

/** Reads the body of a POST rows request: `{"rows": [{"column": value, …}, …]}`. A column without a value is null. */
export class RowReader {
	private readonly scanner: JsonScanner;
	private readonly columns: readonly RowColumn[];
	private readonly limits: Limits;
	private readonly hashes: Uint32Array;
	private readonly rows: Row[] | undefined;
	private readonly byName: Map<string, number>;
	/** Which column the first, second … property of the row before was, and how its name was written. */
	private readonly order: number[] = [];
	private readonly names: Buffer[] = [];
	/** By column, the number of the last row that had it. */
	private readonly seen: Uint32Array;
	private count = 0;

	constructor(body: Buffer, columns: readonly RowColumn[], limits: Limits, keepRows: boolean) {
		this.scanner = new JsonScanner(body);
		this.columns = columns;
		this.limits = limits;
		this.hashes = new Uint32Array(limits.rowsPerPost * (columns.length + 1));
		this.rows = keepRows ? [] : undefined;
		this.byName = new Map(columns.map(({ name }, index) => [name, index]));
		this.seen = new Uint32Array(columns.length);
	}

	/** @throws RowsRefused, TooManyRows */
	read(): Batch {
		const { scanner } = this;
		if (!isUtf8(scanner.bytes)) throw new RowsRefused('the body is not UTF-8');
		scanner.expect('{');
		scanner.string();
		if (scanner.text() !== 'rows') throw new RowsRefused(`the body has rows, not ${scanner.text()}`);
		scanner.expect(':');
		scanner.expect('[');
		if (!scanner.accepts(']')) {
			do this.row();
			while (scanner.accepts(','));
			scanner.expect(']');
		}
		scanner.expect('}');
		scanner.expectEnd();
		return { count: this.count, hashes: this.hashes, rows: this.rows };
	}

	private row(): void {
		if (this.count === this.limits.rowsPerPost) throw new TooManyRows(`row ${this.count + 1} of a request`);
		const { scanner, hashes, rows } = this;
		const width = this.columns.length;
		const base = this.count * (width + 1);
		this.count += 1;
		hashes.fill(NULL, base, base + width);
		const row: Value[] | undefined = rows && new Array<Value>(width).fill(null);
		scanner.expect('{');
		if (!scanner.accepts('}')) {
			let place = 0;
			do {
				const index = this.column(place);
				scanner.expect(':');
				scanner.scalar();
				if (scanner.kind !== 'null') {
					hashes[base + index] = this.hash(index);
					if (row) row[index] = this.columns[index]!.type.value(scanner);
				}
				place += 1;
			} while (scanner.accepts(','));
			scanner.expect('}');
		}
		hashes[base + width] = hashOfHashes(hashes, base, base + width);
		if (row) rows?.push(row);
	}

	private hash(index: number): number {
		const { type, name } = this.columns[index]!;
		try {
			return type.hash(this.scanner, this.limits);
		} catch (error) {
			if (!(error instanceof RowsRefused)) throw error;
			throw new RowsRefused(`row ${this.count}, column '${name}' ${error.message}`);
		}
	}

	/** Reads a property's name. Rows are mostly alike: the name is looked for where it was in the row before. */
	private column(place: number): number {
		const { scanner, names, seen } = this;
		scanner.string();
		const known = names[place];
		const index = known && this.isNow(known) ? this.order[place]! : this.look(place);
		if (seen[index] === this.count)
			throw new RowsRefused(`row ${this.count} names the column '${scanner.text()}' twice`);
		seen[index] = this.count;
		return index;
	}

	private isNow(name: Buffer): boolean {
		const { bytes, start, end } = this.scanner;
		if (name.length !== end - start) return false;
		for (let at = 0; at < name.length; at += 1) if (name[at] !== bytes[start + at]) return false;
		return true;
	}

	private look(place: number): number {
		const { scanner } = this;
		const index = this.byName.get(scanner.text());
		if (index === undefined)
			throw new RowsRefused(`row ${this.count} names a column '${scanner.text()}' that the table has not`);
		this.order[place] = index;
		this.names[place] = Buffer.from(scanner.bytes.subarray(scanner.start, scanner.end));
		return index;
	}
}
