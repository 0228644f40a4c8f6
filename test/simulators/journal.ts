/** One exchange as the service saw it. Secrets are kept: tests look for them where they must not turn up. */
export interface JournalEntry {
	service: string;
	method: string;
	/** Absolute, as the client addressed it. */
	url: string;
	headers: Record<string, string>;
	/** Bytes of request body that arrived. */
	bodyBytes: number;
	/** The parsed JSON body or decoded form of the request, if it had one. */
	body?: unknown;
	/** The status answered, or the word for how the connection was ended instead. */
	outcome?: number | 'reset';
	/** What the vendor forbids, in words. Any entry here is a bug of the client. */
	violations: string[];
	/** What the vendor advises against but would let pass. */
	warnings?: string[];
	/** Why the exchange was disturbed, when a fault did it. */
	fault?: string;
}

/** The faults that leave a request without an outcome. */
const UNANSWERED = ['ignore', 'withhold'];

/** Everything that reached the simulated services, in the order of arrival. */
export class Journal {
	readonly entries: JournalEntry[] = [];

	add(entry: JournalEntry): JournalEntry {
		this.entries.push(entry);
		return entry;
	}

	/** Entries of one service, method and path; the path is matched against path and query. */
	find(filter: { service?: string; method?: string; path?: RegExp }): JournalEntry[] {
		return this.entries.filter((entry) => {
			const { pathname, search } = new URL(entry.url);
			return (
				(!filter.service || entry.service === filter.service) &&
				(!filter.method || entry.method === filter.method) &&
				(!filter.path || filter.path.test(pathname + search))
			);
		});
	}

	/** The requests that have come and not taken effect yet, but for those that never get an answer. */
	get underWay(): JournalEntry[] {
		return this.entries.filter(({ outcome, fault = '' }) => !outcome && !UNANSWERED.includes(fault));
	}

	/** The requests that came last, each with its outcome, in words that hold no secret. */
	last(count: number): string[] {
		return this.entries.slice(-count).map(({ service, method, url, bodyBytes, outcome = 'no answer' }) => {
			return `${service}: ${method} ${new URL(url).pathname} (${bodyBytes} bytes): ${outcome}`;
		});
	}

	/** One line for each thing a client did that the vendor forbids. */
	get violations(): string[] {
		return this.entries.flatMap((entry) =>
			entry.violations.map((violation) => `${entry.service}: ${entry.method} ${entry.url}: ${violation}`),
		);
	}

	clear(): void {
		this.entries.length = 0;
	}
}
