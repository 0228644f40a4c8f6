export type Service = 'Domo' | 'OneDrive' | 'SharePoint' | 'Azure Data Lake' | 'Power BI';

/** What a service said when it did not do what it was asked. */
export interface Refusal {
	status: number;
	/** The service's own words for the kind, the most specific first: `fragmentOverlap`, `invalidRange`. */
	codes: string[];
	text?: string;
	/** The number under which the service's support finds the request: Graph's request-id, Domo's toe. */
	trace?: string;
	/** What to grant, if it was refused for lack of a permission. */
	grant?: string;
}

/** A service refused a request for good, or for longer than it was worth trying. */
export class ServiceError extends Error {
	override name = 'ServiceError';

	/** @param action what was asked for, to follow "could not": `upload "Sales.csv"` */
	constructor(
		readonly service: Service,
		readonly action: string,
		readonly refusal: Refusal,
	) {
		super(`${service} could not ${action}: ${refusal.status} ${refusal.codes[0] ?? ''}`.trim());
	}

	get status(): number {
		return this.refusal.status;
	}

	/** Whether the service used this word for the kind of refusal. */
	is(code: string): boolean {
		return this.refusal.codes.includes(code);
	}
}

/** A service could not be reached, or the connection broke again and again. */
export class Unreachable extends Error {
	override name = 'Unreachable';

	/** @param why to follow "…: " */
	constructor(
		readonly service: Service,
		readonly action: string,
		readonly why: string,
	) {
		super(`${service} could not ${action}: ${why}`);
	}
}
