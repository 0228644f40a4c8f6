import { extname } from 'node:path';

/** Media types are told by the service from the name, whatever the client said. */
const MEDIA_TYPES: Record<string, string> = {
	'.csv': 'text/csv',
	'.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	'.gz': 'application/gzip',
	'.json': 'application/json',
	'.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	'.txt': 'text/plain',
	'.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function mediaTypeOf(name: string): string {
	return MEDIA_TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream';
}
