import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
} from 'n8n-workflow';

import type { N8nModules } from './n8n.ts';

export interface StoredCredential {
	id: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

const text = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...more,
});

/** n8n's own base type, of which the engine has only the name: the fields that matter here. */
const OAUTH2: ICredentialType = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	properties: [
		...['grantType', 'authUrl', 'accessTokenUrl', 'clientId', 'clientCredentialType', 'clientSecret'].map(
			(name) => text(name),
		),
		...['privateKey', 'certificate', 'scope', 'authQueryParameters'].map((name) => text(name)),
		text('authentication', { default: 'header' }),
	],
};

/**
 * Keeps credentials and does for the engine what n8n's own credentials helper does: inherits and decrypts fields, works out
 * expressions, and stores what changes.
 */
export function credentialsHelperOf({ workflow: n8n }: N8nModules, types: Record<string, ICredentialType>) {
	const known: Record<string, ICredentialType> = { ...types, oAuth2Api: OAUTH2 };
	const stored = new Map<string, StoredCredential>();

	const propertiesOf = (name: string): INodeProperties[] => {
		const type = known[name] as ICredentialType;
		const merged: INodeProperties[] = [];
		for (const parent of type.extends ?? [])
			n8n.NodeHelpers.mergeNodeProperties(merged, propertiesOf(parent));
		n8n.NodeHelpers.mergeNodeProperties(merged, type.properties);
		return merged;
	};

	const resolved = (name: string, data: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject => {
		const given = n8n.NodeHelpers.getNodeParameters(
			propertiesOf(name),
			data as never,
			true,
			false,
			null,
			null,
		);
		const merged = { ...given, ...(data.oauthTokenData ? { oauthTokenData: data.oauthTokenData } : {}) };
		const node: INode = {
			id: 'n',
			name: 'n',
			type: 'none',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		};
		const nodeTypes = {
			getByName: () => undefined,
			getByNameAndVersion: () => undefined,
			getKnownTypes: () => ({}),
		};
		const workflow = new n8n.Workflow({
			nodes: [],
			connections: {},
			active: false,
			nodeTypes: nodeTypes as never,
		});
		return workflow.expression.getComplexParameterValue(
			node,
			merged as never,
			'internal',
			{},
			undefined,
			undefined,
			merged,
		) as ICredentialDataDecryptedObject;
	};

	const dataOf = ({ id }: INodeCredentialsDetails) => (stored.get(id ?? '') as StoredCredential).data;

	class Helper extends n8n.ICredentialsHelper {
		getParentTypes = (name: string): string[] =>
			(known[name]?.extends ?? []).flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
		getCredentialsProperties = propertiesOf;
		isCredentialUsableByNode = () => true;
		getCredentials = (details: INodeCredentialsDetails, type: string) =>
			Promise.resolve({
				id: details.id,
				name: details.name,
				type,
				getData: () => Promise.resolve(dataOf(details)),
			} as never);
		getDecrypted = (
			_: unknown,
			details: INodeCredentialsDetails,
			type: string,
			_mode: unknown,
			_data: unknown,
			raw?: boolean,
		) => Promise.resolve(raw ? dataOf(details) : resolved(type, dataOf(details)));
		updateCredentials = (
			details: INodeCredentialsDetails,
			_type: string,
			data: ICredentialDataDecryptedObject,
		) => Promise.resolve(void Object.assign(dataOf(details), data));
		updateCredentialsOauthTokenData = (
			details: INodeCredentialsDetails,
			_type: string,
			data: ICredentialDataDecryptedObject,
		) => Promise.resolve(void Object.assign(dataOf(details), { oauthTokenData: data.oauthTokenData }));
		authenticate = async (
			data: ICredentialDataDecryptedObject,
			type: string,
			request: IHttpRequestOptions,
		) => {
			const authenticate = known[type]?.authenticate;
			return typeof authenticate === 'function' ? await authenticate(data, request) : request;
		};
		// As n8n's: only credentials with a field that holds a token which runs out are asked for a new one.
		preAuthentication = () => Promise.resolve(undefined);
		runPreAuthentication = async (helpers: never, data: ICredentialDataDecryptedObject, type: string) =>
			(await known[type]?.preAuthentication?.call(helpers, data)) as
				| ICredentialDataDecryptedObject
				| undefined;
	}

	return {
		helper: new Helper() as unknown as ICredentialsHelper,
		/** Stores a credential, and gives what a node refers to it by. */
		add(type: string, data: IDataObject): StoredCredential {
			const credential = {
				id: `credential-${stored.size + 1}`,
				type,
				data: data as ICredentialDataDecryptedObject,
			};
			stored.set(credential.id, credential);
			return credential;
		},
		stored,
	};
}
