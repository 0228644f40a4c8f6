import { inspect } from 'node:util';

import type { N8nModules } from './n8n.ts';

/** A line of n8n's log, with what n8n writes beside it. */
export interface LogLine {
	level: string;
	message: string;
	/** As text. */
	details: string;
}

/**
 * Keeps what goes to n8n's log, of whatever level.
 * @returns the lines; more come as they are written
 */
export function recordLogs({ backend, Container }: N8nModules): LogLine[] {
	const lines: LogLine[] = [];
	const logger = Container.get(backend.Logger).getInternalLogger();
	const write = logger.log.bind(logger) as (level: string, message: string, details: object) => unknown;
	const log = (level: string, message: string, details: object) => {
		lines.push({ level, message, details: inspect(details, { depth: null, maxStringLength: null }) });
		return write(level, message, details);
	};
	Object.assign(logger, { log });
	return lines;
}
