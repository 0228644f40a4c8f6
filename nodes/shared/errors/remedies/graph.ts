import type { Refusal } from '../serviceError';

/** What to do when Graph refuses a request for files; the first line that fits counts. */
const REMEDIES: Array<{ status?: number; code?: string; do: string }> = [
	{
		status: 401,
		do: 'The sign-in was turned down twice: open the credential and connect again, or check that its Cloud is right.',
	},
	{ code: 'nameAlreadyExists', do: 'Choose Replace or Rename for "If File Exists", or another file name.' },
	{
		code: 'resourceLocked',
		do: 'The file is open in Office or checked out: close it or check it in, then run again.',
	},
	{ status: 423, do: 'The file is open in Office or checked out: close it or check it in, then run again.' },
	{ status: 507, do: 'The drive is full: make room, or ask for more storage.' },
	{ code: 'quotaLimitReached', do: 'The drive is full: make room, or ask for more storage.' },
	{
		code: 'pathIsTooLong',
		do: 'Use a shorter folder path or file name: both together may have 400 characters, counted from the root of the site.',
	},
	{
		code: 'invalidFileName',
		do: 'Microsoft does not take this file name: choose another, without special characters and words that it keeps for itself.',
	},
	{
		code: 'invalidPath',
		do: 'Microsoft does not take this path: check each name in Folder Path; none may end with a period or begin with a tilde.',
	},
	{
		status: 400,
		do: 'Check the drive or library, Folder Path and File Name; an administrator may have blocked files of this type.',
	},
	{
		code: 'uploadSessionNotFound',
		do: 'Microsoft lost the upload on its way, however often it was begun again: run again later.',
	},
	{
		status: 404,
		do: 'Check that the drive, the user and the folder exist, and that the credential may see them.',
	},
	{ status: 409, do: 'Something of that name is in the way: choose another file name or folder.' },
	{
		status: 412,
		do: 'It has changed meanwhile: look at what it is now, then run again; an ETag that was entered has to be the new one.',
	},
	{ status: 413, do: 'The file is larger than the service takes: 250 GB.' },
	{
		status: 429,
		do: 'Microsoft is receiving too many requests from this app: raise Max Wait, or work on fewer files at a time.',
	},
	{ status: 503, do: 'Microsoft is busy: raise Max Wait, or run again later.' },
];

export function graphRemedy({ status, codes, grant }: Refusal): string {
	if (status === 403 && grant) return grant;
	const fits = (line: (typeof REMEDIES)[number]) =>
		line.code ? codes.includes(line.code) : line.status === status;
	return (
		REMEDIES.find(fits)?.do ?? (status >= 500 ? 'Microsoft has trouble of its own: run again later.' : '')
	);
}
