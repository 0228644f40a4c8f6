import type { Refusal } from '../serviceError';

/** What to do when no role lets the credential do what it has to. */
export const LAKE_ROLE =
	'Assign the app the role Storage Blob Data Contributor on the storage account or the container (Access Control (IAM) in the Azure portal); Owner and Contributor do not let it write. A new assignment takes up to ten minutes. In OneLake make it a Contributor of the workspace. A SAS token needs the permissions Read, Add, Create, Write, Delete, Move and List.';
export const LAKE_FIREWALL =
	"The account lets nobody in from here: in the Azure portal allow n8n's address under Networking of the storage account, or enter the address of a private endpoint as Endpoint in the credential. With a SAS token, check its allowed services, resource types and IP addresses.";
export const LAKE_FILE_SYSTEM =
	'There is no file system (container) of that name in the account: check File System in the node and in the credential, or turn on Create File System in the options.';

const SIGNATURE =
	"The account turned the key or the signature down: check Account Name and Account Key or SAS Token of the credential, and the clock of n8n's machine.";
const LEASED = 'Another program holds a lease on the file: end it, or wait until it runs out, and run again.';
const WRITTEN_BY_OTHERS =
	'Something else wrote to the same path meanwhile: run again, and let only one program write it.';
const IN_THE_WAY =
	'A folder is where the file is to be, or a file is where a folder is to be: choose another Folder Path or File Name.';

/**
 * What to do when a storage account refuses; the first line that fits counts.
 * https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes
 */
const REMEDIES: Array<{ code?: RegExp; status?: number; do: string }> = [
	{ code: /^FilesystemNotFound$|^ContainerNotFound$/, do: LAKE_FILE_SYSTEM },
	{
		code: /^(PathNotFound|BlobNotFound|SourcePathNotFound|ResourceNotFound)$/,
		do: 'There is no such path: check it, upper and lower case included. If an upload was under way, something else deleted its temporary file: run again.',
	},
	{
		code: /^RenameDestinationParentPathNotFound$/,
		do: 'The folder was deleted while the file was on its way: run again.',
	},
	{
		code: /^(AuthorizationPermissionMismatch|InsufficientAccountPermissions|AuthorizationResourceTypeMismatch)$/,
		do: LAKE_ROLE,
	},
	{ code: /^(AuthorizationFailure|AuthorizationSourceIPMismatch)$/, do: LAKE_FIREWALL },
	{
		code: /^KeyBasedAuthenticationNotPermitted$/,
		do: 'The account does not take keys, nor SAS tokens made with them: use Service Principal in the credential, or allow storage account key access under Configuration of the account. OneLake takes none either.',
	},
	{ code: /^AuthenticationFailed$/, do: SIGNATURE },
	{
		code: /^AccountIsDisabled$/,
		do: 'The storage account is disabled: turn its subscription on again in the Azure portal.',
	},
	{ code: /^Lease(IdMismatch|NotPresent|Lost)$/, do: WRITTEN_BY_OTHERS },
	{ code: /^Lease/, do: LEASED },
	{
		code: /^PathAlreadyExists$/,
		do: 'Choose Replace or Rename for "If File Exists", or another file name.',
	},
	{ code: /^(PathConflict|ResourceTypeMismatch|InvalidSourceOrDestinationResourceType)$/, do: IN_THE_WAY },
	{ code: /^PathIsTooDeep$/, do: 'The folders are nested too deep: use a shorter Folder Path.' },
	{ code: /^(InvalidFlushPosition|Md5Mismatch)$/, do: WRITTEN_BY_OTHERS },
	{
		code: /^InvalidFlushOperation$/,
		do: 'The file was made by the Blob service and cannot be written to this way: turn Write Straight to the Target off.',
	},
	{
		code: /^FilesystemBeingDeleted$/,
		do: 'The file system was deleted a moment ago: try again in a minute.',
	},
	{
		code: /^DirectoryNotEmpty$/,
		do: 'The folder is not empty: delete the files in it first.',
	},
	{
		code: /^(InvalidResourceName|InvalidUri|OutOfRangeInput)$/,
		do: 'The service does not take this name: check File System, Folder Path and File Name.',
	},
	{
		code: /^(ConditionNotMet|SourceConditionNotMet)$/,
		do: 'The file is not the one that was looked at: something else has written it meanwhile. Look again, and run again.',
	},
	{
		code: /^InvalidAuthenticationInfo$/,
		do: 'The sign-in was turned down twice: check Tenant ID, Cloud and, with Custom, Scope of the credential; the tenant has to be the one of the storage account.',
	},
	{ status: 401, do: 'The sign-in was turned down twice: check Tenant ID and Cloud of the credential.' },
	{ status: 403, do: LAKE_ROLE },
	{ status: 404, do: 'Check File System, Folder Path and File Name.' },
	{ status: 413, do: 'A block is larger than the service takes: run again.' },
	{
		status: 429,
		do: 'The account is receiving too many requests: raise Max Wait, or run fewer uploads at a time.',
	},
	{ status: 503, do: 'The account is busy: raise Max Wait, or run again later.' },
];

export function adlsRemedy({ status, codes }: Refusal): string {
	const fits = ({ code, status: only }: (typeof REMEDIES)[number]) =>
		code ? codes.some((each) => code.test(each)) : only === status;
	return (
		REMEDIES.find(fits)?.do ?? (status >= 500 ? 'Azure Storage has trouble of its own: run again later.' : '')
	);
}
