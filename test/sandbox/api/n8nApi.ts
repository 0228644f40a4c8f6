import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeCredentialTestResult,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

import { WorkflowRuns } from './runs.ts';
import { N8nRequestError, Session } from './session.ts';
import { nodeOf, type Credential, type SavedWorkflow, type Step, type Workflow } from './workflow.ts';

/** The one person in a sandbox's n8n. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Test',
	lastName: 'Owner',
	password: 'Only-for-tests-1',
};

/** What n8n shows in place of a secret, and takes for the secret that it has. */
const BLANKED = '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6';

/** A community package that n8n's own installer has installed. */
export interface InstalledPackage {
	packageName: string;
	installedVersion: string;
	installedNodes: Array<{ name: string; type: string }>;
}

/** What the editor asks of n8n, asked without the editor. Every method throws `N8nRequestError` when n8n refuses. */
export class N8nApi extends WorkflowRuns {
	/** See `N8n.signIn`. */
	static async signIn(url: string): Promise<N8nApi> {
		const session = new Session(url);
		try {
			await session.post('/rest/owner/setup', OWNER);
		} catch (error) {
			if (!(error instanceof N8nRequestError) || error.status !== 400) throw error;
			await session.post('/rest/login', { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
		}
		return new N8nApi(session);
	}

	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return await this.session.get('/types/nodes.json');
	}

	async credentialTypes(): Promise<ICredentialType[]> {
		return await this.session.get('/types/credentials.json');
	}

	async createCredential(
		type: string,
		data: ICredentialDataDecryptedObject,
		name = type,
	): Promise<Credential> {
		const { id } = await this.session.post<Credential>('/rest/credentials', { name, type, data });
		return { id, name, type };
	}

	async credentials(): Promise<Credential[]> {
		return await this.session.get('/rest/credentials');
	}

	/** What the editor does when a stored credential is tested: n8n puts back the secrets that it had blanked out. */
	async testCredential({ id, name, type }: Credential): Promise<INodeCredentialTestResult> {
		const path = `/rest/credentials/${id}?includeData=true`;
		const { data } = await this.session.get<{ data: ICredentialDataDecryptedObject }>(path);
		// Of a connected account n8n only says that it is; its tokens are put back under the same sign as secrets.
		if (data.oauthTokenData) data.oauthTokenData = BLANKED;
		return await this.session.post('/rest/credentials/test', { credentials: { id, name, type, data } });
	}

	/** Stores a workflow as a new one, whatever id it had where it was exported. */
	async createWorkflow({ name, nodes, connections, settings }: Workflow): Promise<SavedWorkflow> {
		const workflow = { name, nodes, connections, settings };
		const { id, versionId } = await this.session.post<SavedWorkflow>('/rest/workflows', workflow);
		return { ...workflow, id, versionId };
	}

	/** Publishes it: from now on, its triggers are live. */
	async activate({ id, versionId }: SavedWorkflow): Promise<void> {
		await this.session.post(`/rest/workflows/${id}/activate`, { versionId, name: '', description: '' });
	}

	async deactivate({ id }: SavedWorkflow): Promise<void> {
		await this.session.post(`/rest/workflows/${id}/deactivate`, {});
	}

	/** What a resource locator's list shows for a node that is filled in like this. */
	async listSearch(
		step: Step,
		parameter: string,
		search: { methodName: string; filter?: string; paginationToken?: unknown },
	): Promise<INodeListSearchResult> {
		const question = { ...this.aboutParameter(step, parameter), ...search };
		return await this.session.post('/rest/dynamic-node-parameters/resource-locator-results', question);
	}

	/** What a drop-down shows whose choices a node loads. */
	async loadOptions(step: Step, parameter: string, methodName: string): Promise<INodePropertyOptions[]> {
		const question = { ...this.aboutParameter(step, parameter), methodName };
		return await this.session.post('/rest/dynamic-node-parameters/options', question);
	}

	/** Settings > Community nodes > Install, by n8n's own installer and whatever `npm` is on n8n's PATH. */
	async installCommunityPackage(name: string, version?: string): Promise<InstalledPackage> {
		return await this.session.post('/rest/community-packages', { name, version });
	}

	async communityPackages(): Promise<InstalledPackage[]> {
		return await this.session.get('/rest/community-packages');
	}

	async uninstallCommunityPackage(name: string): Promise<void> {
		await this.session.call('DELETE', `/rest/community-packages?name=${encodeURIComponent(name)}`);
	}

	private aboutParameter(step: Step, parameter: string): Record<string, unknown> {
		const { type, typeVersion, parameters, credentials } = nodeOf(step);
		return {
			path: `parameters.${parameter}`,
			nodeTypeAndVersion: { name: type, version: typeVersion },
			currentNodeParameters: parameters,
			credentials,
		};
	}
}
