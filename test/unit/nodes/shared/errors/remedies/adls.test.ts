import { adlsRemedy } from '../../../../../../nodes/shared/errors/remedies/adls.ts';

test.each([
	[404, 'FilesystemNotFound', 'no file system'],
	[404, 'PathNotFound', 'no such path'],
	[404, 'RenameDestinationParentPathNotFound', 'The folder was deleted'],
	[403, 'AuthorizationPermissionMismatch', 'Storage Blob Data Contributor'],
	[403, 'AuthorizationFailure', 'Networking'],
	[403, 'AuthenticationFailed', 'Account Key'],
	[403, 'KeyBasedAuthenticationNotPermitted', 'use Service Principal'],
	[403, 'AccountIsDisabled', 'disabled'],
	[403, 'SomethingNew', 'Storage Blob Data Contributor'],
	[412, 'LeaseIdMissing', 'lease'],
	[409, 'LeaseAlreadyPresent', 'lease'],
	[409, 'PathAlreadyExists', 'If File Exists'],
	[409, 'PathConflict', 'A folder is where the file is to be'],
	[409, 'PathIsTooDeep', 'shorter Folder Path'],
	[400, 'InvalidFlushPosition', 'let only one program write it'],
	[412, 'ConditionNotMet', 'something else has written it'],
	[401, 'InvalidAuthenticationInfo', 'turned down twice'],
	[429, 'TooManyRequests', 'raise Max Wait'],
	[503, 'ServerBusy', 'raise Max Wait'],
	[500, 'InternalError', 'trouble of its own'],
])('%i %s says what to do', (status, code, words) => {
	expect(adlsRemedy({ status, codes: [code] })).toContain(words);
});

test('what nobody foresaw has no remedy', () => {
	expect(adlsRemedy({ status: 418, codes: [] })).toBe('');
});
