import { setTimeout as delay } from 'node:timers/promises';

import type { ExecutionSummary } from 'n8n-workflow';

import { Execution, type ExecutionAnswer } from './execution.ts';
import { N8nRequestError, type Session } from './session.ts';
import type { SavedWorkflow } from './workflow.ts';

const UNFINISHED = ['new', 'running', 'waiting', 'unknown'];
const POLL_MS = 100;
const TIMEOUT_MS = 120_000;

/** Running workflows, and what came of it. */
export class WorkflowRuns {
	readonly session: Session;

	constructor(session: Session) {
		this.session = session;
	}

	/** Runs a stored workflow from this trigger, and returns the execution's id at once. */
	async run({ id }: SavedWorkflow, trigger: string): Promise<string> {
		const answer = await this.session.post<{ executionId?: string }>(`/rest/workflows/${id}/run`, {
			triggerToStartFrom: { name: trigger },
		});
		if (answer.executionId === undefined) throw new Error(`n8n waits for somebody to call ${trigger}`);
		return answer.executionId;
	}

	/** @throws when it is still running after the given time */
	async runAndWait(workflow: SavedWorkflow, trigger: string, timeoutMs = TIMEOUT_MS): Promise<Execution> {
		return await this.finished(await this.run(workflow, trigger), timeoutMs);
	}

	/** The execution when it has finished, well or not. */
	async finished(executionId: string, timeoutMs = TIMEOUT_MS): Promise<Execution> {
		return await this.until(timeoutMs, `execution ${executionId} is still running`, async () => {
			const answer = await this.execution(executionId);
			return answer && !UNFINISHED.includes(answer.status) ? new Execution(answer) : undefined;
		});
	}

	/**
	 * The first execution of a workflow after the one with this id, however it was started, when it has finished: what a
	 * trigger has set going.
	 */
	async nextExecution(workflow: SavedWorkflow, after = '0', timeoutMs = TIMEOUT_MS): Promise<Execution> {
		const next = await this.until(timeoutMs, `${workflow.name} has not been started`, async () => {
			const later = (await this.executions(workflow)).filter(({ id }) => Number(id) > Number(after));
			return later.sort((one, other) => Number(one.id) - Number(other.id))[0];
		});
		return await this.finished(next.id, timeoutMs);
	}

	/** The executions of a workflow, running ones too. */
	async executions({ id }: SavedWorkflow): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const page = await this.session.get<{ results: ExecutionSummary[] }>(
			`/rest/executions?filter=${filter}&limit=100`,
		);
		return page.results;
	}

	/** The editor's Stop button. */
	async stopExecution(executionId: string): Promise<void> {
		await this.session.post(`/rest/executions/${executionId}/stop`, {});
	}

	/** The bytes behind the `id` of an item's binary field. */
	async binary(binaryId: string): Promise<Buffer> {
		const query = new URLSearchParams({ id: binaryId, action: 'download' });
		const response = await this.session.send('GET', `/rest/binary-data?${query.toString()}`);
		return Buffer.from(await response.arrayBuffer());
	}

	/** Calls the webhook of a published workflow: n8n says that it is published before it listens. */
	async callWebhook(path: string): Promise<void> {
		await this.until(TIMEOUT_MS, `nobody listens at the webhook ${path}`, async () => {
			return await unlessMissing(this.session.send('GET', `/webhook/${path}`));
		});
	}

	/** Undefined while n8n has not stored it yet. */
	private async execution(executionId: string): Promise<ExecutionAnswer | undefined> {
		return await unlessMissing(this.session.get<ExecutionAnswer>(`/rest/executions/${executionId}`));
	}

	private async until<T>(
		timeoutMs: number,
		otherwise: string,
		look: () => Promise<T | undefined>,
	): Promise<T> {
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const found = await look();
			if (found !== undefined) return found;
			if (Date.now() > deadline) throw new Error(`After ${timeoutMs / 1000} s ${otherwise}`);
			await delay(POLL_MS);
		}
	}
}

/** What n8n answers; undefined when it says that there is no such thing. */
async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof N8nRequestError && error.status === 404) return undefined;
		throw error;
	}
}
