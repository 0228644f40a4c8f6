type Row = readonly [status: number, message: string];

const NOT_AUTHORIZED = 'This request is not authorized to perform this operation';
const UNAUTHENTICATED =
	'Server failed to authenticate the request. Please refer to the information in the www-authenticate header.';
const WRONG_TYPE =
	'The specified path, or an element of the path, exists and its resource type is invalid for this operation.';

/**
 * The service's error codes, as far as the simulator answers with them.
 * @see https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/path/update
 * @see https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes
 * @see https://learn.microsoft.com/rest/api/storageservices/sas-error-codes
 */
export const ERROR_CODES = {
	ContentLengthMustBeZero: [400, 'The Content-Length request header must be zero.'],
	InvalidFlushPosition: [
		400,
		'The uploaded data is not contiguous or the position query parameter value is not equal to the length of the file ' +
			'after appending the uploaded data.',
	],
	InvalidHeaderValue: [400, 'The value for one of the HTTP headers is not in the correct format.'],
	InvalidInput: [400, 'One of the request inputs is not valid.'],
	InvalidMd5: [
		400,
		'The MD5 value specified in the request is invalid. MD5 value must be 128 bits and base64 encoded.',
	],
	InvalidPropertyName: [400, 'The property name contains invalid characters.'],
	InvalidQueryParameterValue: [
		400,
		'Value for one of the query parameters specified in the request URI is invalid.',
	],
	InvalidResourceName: [400, 'The specifed resource name contains invalid characters.'],
	InvalidSourceUri: [400, 'The source URI is invalid.'],
	InvalidUri: [400, 'The request URI is invalid.'],
	Md5Mismatch: [
		400,
		'The MD5 value specified in the request did not match with the MD5 value calculated by the server.',
	],
	MissingRequiredHeader: [400, "An HTTP header that's mandatory for this request is not specified."],
	MissingRequiredQueryParameter: [
		400,
		"A query parameter that's mandatory for this request is not specified.",
	],
	MultipleConditionHeadersNotSupported: [400, 'Multiple condition headers are not supported.'],
	OutOfRangeInput: [400, 'One of the request inputs is out of range.'],
	OutOfRangeQueryParameterValue: [
		400,
		'One of the query parameters specified in the request URI is outside the permissible range.',
	],
	UnsupportedHeader: [400, 'One of the headers specified in the request is not supported.'],
	UnsupportedQueryParameter: [
		400,
		'One of the query parameters specified in the request URI is not supported.',
	],
	UnsupportedRestVersion: [400, 'The specified Rest Version is Unsupported.'],
	InvalidAuthenticationInfo: [401, UNAUTHENTICATED],
	NoAuthenticationInformation: [401, UNAUTHENTICATED],
	AccountIsDisabled: [403, 'The specified account is disabled.'],
	AuthenticationFailed: [
		403,
		'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly ' +
			'including the signature.',
	],
	AuthorizationFailure: [403, `${NOT_AUTHORIZED}.`],
	AuthorizationPermissionMismatch: [403, `${NOT_AUTHORIZED} using this permission.`],
	AuthorizationResourceTypeMismatch: [403, `${NOT_AUTHORIZED} using this resource type.`],
	AuthorizationServiceMismatch: [403, `${NOT_AUTHORIZED} using this service.`],
	AuthorizationSourceIPMismatch: [403, `${NOT_AUTHORIZED} using this source IP 127.0.0.1.`],
	KeyBasedAuthenticationNotPermitted: [
		403,
		'Key based authentication is not permitted on this storage account.',
	],
	BlobNotFound: [404, 'The specified blob does not exist.'],
	ContainerNotFound: [404, 'The specified container does not exist.'],
	FilesystemNotFound: [404, 'The specified filesystem does not exist.'],
	PathNotFound: [404, 'The specified path does not exist.'],
	RenameDestinationParentPathNotFound: [404, 'The parent directory of the destination path does not exist.'],
	SourcePathNotFound: [404, 'The source path for a rename operation does not exist.'],
	UnsupportedHttpVerb: [405, "The resource doesn't support the specified HTTP verb."],
	ContainerAlreadyExists: [409, 'The specified container already exists.'],
	DirectoryNotEmpty: [
		409,
		'The recursive query parameter value must be true to delete a non-empty directory.',
	],
	FilesystemAlreadyExists: [409, 'The specified filesystem already exists.'],
	InvalidFlushOperation: [
		409,
		'The resource was created or modified by the Blob Service API and cannot be written to by the Data Lake Storage ' +
			'Service API.',
	],
	InvalidRenameSourcePath: [
		409,
		'The source directory cannot be the same as the destination directory, nor can the destination be a subdirectory ' +
			'of the source directory.',
	],
	InvalidSourceOrDestinationResourceType: [
		409,
		'The source and destination resource type must be identical.',
	],
	LeaseAlreadyPresent: [409, 'There is already a lease present.'],
	LeaseIdMismatchWithLeaseOperation: [
		409,
		'The lease ID specified did not match the lease ID for the resource with the specified lease operation.',
	],
	LeaseIsBreakingAndCannotBeAcquired: [
		409,
		'The lease ID matched, but the lease is currently in breaking state and cannot be acquired until it is broken.',
	],
	LeaseIsBreakingAndCannotBeChanged: [
		409,
		'The lease ID matched, but the lease is currently in breaking state and cannot be changed.',
	],
	LeaseIsBrokenAndCannotBeRenewed: [
		409,
		'The lease ID matched, but the lease has been broken explicitly and cannot be renewed.',
	],
	LeaseNotPresentWithLeaseOperation: [409, 'The lease ID is not present with the specified lease operation.'],
	PathAlreadyExists: [409, 'The specified path already exists.'],
	PathConflict: [409, WRONG_TYPE],
	PathIsTooDeep: [409, 'The specified path is too deep.'],
	ResourceTypeMismatch: [
		409,
		'The resource type specified in the request does not match the type of the resource.',
	],
	MissingContentLengthHeader: [411, 'The Content-Length header was not specified.'],
	ConditionNotMet: [412, 'The condition specified using HTTP conditional header(s) is not met.'],
	LeaseIdMismatch: [412, 'The lease ID specified did not match the lease ID for the resource.'],
	LeaseIdMissing: [
		412,
		'There is currently a lease on the resource and no lease ID was specified in the request.',
	],
	LeaseLost: [412, 'A lease ID was specified, but the lease for the resource has expired.'],
	LeaseNotPresent: [412, 'There is currently no lease on the resource.'],
	SourceConditionNotMet: [412, 'The source condition specified using HTTP conditional header(s) is not met.'],
	RequestBodyTooLarge: [413, 'The request body is too large and exceeds the maximum permissible limit.'],
	InvalidRange: [416, 'The range specified is invalid for the current size of the resource.'],
	TooManyRequests: [429, 'Too many requests. Please retry your request.'],
	InternalError: [500, 'The server encountered an internal error. Please retry the request.'],
	OperationTimedOut: [500, 'The operation could not be completed within the permitted time.'],
	ServerBusy: [503, 'The server is currently unable to receive requests. Please retry your request.'],
} as const satisfies Record<string, Row>;

export type ErrorCode = keyof typeof ERROR_CODES;
