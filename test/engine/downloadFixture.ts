import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Fault } from '../simulators/faults.ts';
import type { NodeToRun } from './nodeToRun.ts';
import { byPath, Fixture } from './fixture.ts';

/** The same for downloads of single files. */
export class DownloadFixture extends Fixture {
	/** File: Download by a path. */
	download(path: string, parameters: INodeParameters = {}): NodeToRun {
		return this.onDrive('file', 'download', { item: byPath(path), ...parameters });
	}

	/** Downloads one file, and gives its json, its binary data, and its bytes' number and SHA-256. */
	async get(node: NodeToRun) {
		const { items, error } = await this.run(node);
		expect(error).toBeUndefined();
		expect(items.length).toBe(1);
		const [{ json, binary: { data: binary } = {} }] = items as [INodeExecutionData];
		const { Container, core } = this.engine.modules;
		const path = Container.get(core.BinaryDataService).getPath(binary?.id ?? '');
		const hash = createHash('sha256');
		for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
		return { json, binary, sha256: hash.digest('hex'), size: statSync(path).size };
	}

	/** How often Graph was asked where content is. */
	get asked(): number {
		return this.cloud.journal.find({ service: 'graph', path: /\/content$/ }).length;
	}

	/** What was asked for at download addresses. */
	get fetched() {
		return this.cloud.journal.find({ service: 'graph-upload', method: 'GET' });
	}

	/** Disturbs what is asked for at download addresses. */
	disturb(fault: Fault): void {
		this.cloud.graph.uploads.faults.add(fault);
	}

	/** All files in n8n's storage. */
	get stored(): string[] {
		const { folder } = this.engine.modules;
		return readdirSync(join(folder, 'storage'), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => join(parentPath, name));
	}
}
