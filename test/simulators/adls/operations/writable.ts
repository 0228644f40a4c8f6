import type { LakeRequest } from '../lakeRequest.ts';
import { refusal, violating } from '../refusal.ts';
import type { FileItem } from '../tree/items.ts';

/** @throws Refusal 400 */
export function requirePosition(request: LakeRequest): number {
	const position = request.count('position');
	if (position === undefined)
		throw violating('MissingRequiredQueryParameter', 'append and flush need a position');
	return position;
}

/** @throws Refusal 409 InvalidFlushOperation for what the Blob service wrote */
export function requireAppendable(request: LakeRequest): FileItem {
	const { file } = request;
	if (file.byBlobService) throw refusal('InvalidFlushOperation');
	return file;
}
