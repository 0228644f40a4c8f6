import type { LakeRequest } from '../lakeRequest.ts';
import { violating } from '../refusal.ts';

/** @throws Refusal 400 ContentLengthMustBeZero */
export function requireEmptyBody({ headers }: LakeRequest): void {
	const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
	if (hasBody) throw violating('ContentLengthMustBeZero', 'the request carries no body');
}
