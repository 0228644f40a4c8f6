import type { Drive } from '../../../../../nodes/shared/drive/driveItem.ts';
import type { Asking } from '../../../../../nodes/shared/drive/graph.ts';

export const root = '/drives/b!x';

export interface Asked extends Asking {
	/** Below the drive. */
	path: string;
	body?: unknown;
}

/** A drive that answers every request as told, and keeps what was asked for. */
export function driveThat(answer: (asked: Asked) => unknown): { drive: Drive; asked: Asked[] } {
	const asked: Asked[] = [];
	const ask = async (asking: Asking, path: string, send: (request: object) => unknown) => {
		const entry: Asked = { path: path.replace(root, ''), ...asking };
		asked.push(entry);
		const request = {
			select: () => request,
			get: () => undefined,
			post: (body: unknown) => (entry.body = body),
		};
		send(request);
		return await Promise.resolve(answer(entry));
	};
	return { drive: { root, graph: { ask } } as unknown as Drive, asked };
}
