import { readFileSync, writeFileSync } from 'node:fs';

/** Bytes of this process that are in memory, now and at most since `forgetPeak`. Linux keeps both. */
export function residentBytes(): { now: number; peak: number } {
	const status = readFileSync('/proc/self/status', 'utf8');
	const bytes = (field: string) =>
		Number(new RegExp(`^${field}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
	return { now: bytes('VmRSS'), peak: bytes('VmHWM') };
}

/** https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html */
export function forgetPeak(): void {
	writeFileSync('/proc/self/clear_refs', '5');
}
