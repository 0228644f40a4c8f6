import { readFileSync, writeFileSync } from 'node:fs';

/** Bytes of a process that are in memory. */
export interface ResidentBytes {
	now: number;
	/** At most since the peak was forgotten. */
	peak: number;
}

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
export function residentBytes(): ResidentBytes {
	const status = readFileSync('/proc/self/status', 'utf8');
	const bytes = (field: string) =>
		Number(new RegExp(`^${field}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
	return { now: bytes('VmRSS'), peak: bytes('VmHWM') };
}

/** https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html */
export function forgetPeak(): void {
	writeFileSync('/proc/self/clear_refs', '5');
}
