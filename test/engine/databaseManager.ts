import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** Keeps files as n8n's database does: whole, and given back in one chunk. */
export class DatabaseManager {
	private readonly files = new Map<string, { data: Buffer; metadata: object }>();

	init = () => Promise.resolve();

	store = async (_: unknown, data: Buffer | Readable, metadata: object) => {
		const bytes = Buffer.isBuffer(data) ? data : await buffer(data);
		const fileId = String(this.files.size + 1);
		this.files.set(fileId, { data: bytes, metadata });
		return { fileId, fileSize: bytes.length };
	};

	getAsBuffer = (fileId: string) => Promise.resolve(this.file(fileId).data);

	getAsStream = (fileId: string) => Promise.resolve(Readable.from([this.file(fileId).data]));

	getMetadata = (fileId: string) =>
		Promise.resolve({ ...this.file(fileId).metadata, fileSize: this.file(fileId).data.length });

	getPath(): string {
		throw new Error('Files in a database have no path');
	}

	copyByFileId = () => Promise.reject(new Error('not needed'));
	copyByFilePath = () => Promise.reject(new Error('not needed'));
	rename = () => Promise.reject(new Error('not needed'));

	private file(fileId: string) {
		const file = this.files.get(fileId);
		if (!file) throw new Error(`no file ${fileId}`);
		return file;
	}
}
