/** What a fault does to the exchange that it hits. */
export type Disturbance =
	/** Answered with this instead of being handled; the request body is read and dropped. */
	| { kind: 'answer'; status: number; headers?: Record<string, string>; body?: unknown }
	/** The connection is reset once this many bytes of the request body have arrived; nothing is kept of them. */
	| { kind: 'resetRequest'; afterBytes: number }
	/** The request takes full effect, but the connection is reset before a byte of the answer leaves. */
	| { kind: 'loseAnswer' }
	/** The request takes full effect, but is answered with this instead, as by a gateway that did not wait for it. */
	| { kind: 'misreport'; status: number; headers?: Record<string, string> }
	/** The request arrives whole and is lost then: it takes no effect, and no answer comes while the connection stays open. */
	| { kind: 'ignore' }
	/** The request takes full effect, but no answer comes while the connection stays open. */
	| { kind: 'withhold' }
	/** The request takes full effect at once; the answer leaves when this has settled. */
	| { kind: 'slow'; until: Promise<unknown> }
	/** The request arrives whole and the connection is reset; it takes full effect only when this has settled. */
	| { kind: 'late'; until: Promise<unknown> }
	/** The connection is reset after this many bytes of the answer's body. */
	| { kind: 'resetAnswer'; afterBytes: number }
	/** The answer's body ends after this many bytes, counted before any compression, cleanly, as if it were complete. */
	| { kind: 'endEarly'; afterBytes: number }
	/** The answer's body stops after this many bytes, or before its end, while the connection stays open. */
	| { kind: 'stall'; afterBytes: number }
	/** The answer's body leaves in pieces of this many bytes, each in a turn of the event loop of its own. */
	| { kind: 'drip'; bytes: number };

export interface Fault {
	method?: string;
	/** Matched against path and query. */
	path?: RegExp;
	/** How many matching exchanges pass undisturbed first. */
	skip?: number;
	/** How many are disturbed then; 1 unless told. */
	times?: number;
	does: Disturbance;
}

/** Faults that are switched on; each is used up by the exchanges it hits. */
export class Faults {
	private active: Array<Fault & { skip: number; times: number }> = [];

	add(fault: Fault): void {
		this.active.push({ skip: 0, times: 1, ...fault });
	}

	clear(): void {
		this.active = [];
	}

	/** True when every fault that was switched on has hit as often as it was meant to. */
	get spent(): boolean {
		return this.active.length === 0;
	}

	take(method: string, pathAndQuery: string): Disturbance | undefined {
		for (const fault of this.active) {
			if (fault.method && fault.method !== method) continue;
			if (fault.path && !fault.path.test(pathAndQuery)) continue;
			if (fault.skip > 0) {
				fault.skip -= 1;
				continue;
			}
			fault.times -= 1;
			if (fault.times === 0) this.active = this.active.filter((other) => other !== fault);
			return fault.does;
		}
		return undefined;
	}
}
