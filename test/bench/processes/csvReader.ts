import { Child } from './child.ts';

export interface CsvQuestion {
	/** Of a CSV file with a header line. */
	path: string;
	/** The columns whose values are numbers. */
	numbers: string[];
	rowsPerBody: number;
}

export interface CsvAnswer {
	rows: number;
	/** Of JSON. */
	jsonBytes: number;
	cpuMilliseconds: number;
}

/** csv-parse and JSON.stringify alone, in a process of their own. */
export class CsvReader {
	private readonly child = new Child<CsvQuestion, CsvAnswer>(new URL('csvProgram.ts', import.meta.url));

	async read(question: CsvQuestion): Promise<CsvAnswer> {
		return await this.child.ask(question);
	}

	async stop(): Promise<void> {
		await this.child.stop();
	}
}
