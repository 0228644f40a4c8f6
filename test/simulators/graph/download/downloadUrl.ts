import type { Drive } from '../drive.ts';
import type { FileItem } from '../items.ts';

/** Pre-authenticated, and so a secret. Each has a life of its own. */
export function downloadUrl(drive: Drive, { id, guid }: FileItem): string {
	const { surroundings, downloadSecret, sitePath } = drive;
	const expires = surroundings.now() + surroundings.behaviour.downloadLifetime;
	const ticket = surroundings.downloadKey.sign({ drive: drive.id, item: id, expires });
	const tempauth = `v1.${downloadSecret}.${ticket}`;
	const page = `${surroundings.downloadOrigin()}${encodeURI(sitePath)}/_layouts/15/download.aspx`;
	return `${page}?UniqueId=${guid.toLowerCase()}&Translate=false&tempauth=${tempauth}&ApiVersion=2.0`;
}
