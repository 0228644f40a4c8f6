import { runInNewContext } from 'node:vm';

/** What n8n makes of a field that holds `={{ … }}`: each pair of braces is JavaScript, all else is text. */
export function evaluated(field: unknown, names: Record<string, object>): string {
	return String(field)
		.replace(/^=/, '')
		.replace(/\{\{(.*?)\}\}/g, (_, code: string) => String(runInNewContext(code, names)));
}
