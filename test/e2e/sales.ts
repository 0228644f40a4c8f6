import { createHash } from 'node:crypto';

import { sampleDataSets } from '../sandbox/sampleData.ts';
import { csvOf } from '../simulators/domo/csv.ts';

/** The DataSet that the examples name. */
export const sales = sampleDataSets[0]!;

/** What its export is, made without n8n. */
export const csv = () => Buffer.concat([...csvOf(sales, { header: true })]);

/** Hexadecimal. */
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
