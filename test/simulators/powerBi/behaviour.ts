/**
 * What an administrator sets, what the vendor's pages leave open, or what differs between days: a correct client copes
 * with every setting. Tests change it whenever they like.
 */
export interface PowerBiBehaviour {
	/** The tenant setting "Service principals can call Fabric public APIs". */
	servicePrincipalsAllowed: boolean;
	/**
	 * Where the service says what is wrong with a caller: in the header X-PowerBI-Error-Info, without a body, as it has
	 * been seen to do in 2026, or in a body, as its pages and older reports have it.
	 */
	tellsCallersBy: 'header' | 'body';
	/** Whether rows take sequence numbers: a preview that the reference does not name any more. */
	sequenceNumbers: boolean;
	/** How many requests do not find a new dataset yet. 0: it is created at once, with 201; 202 otherwise. */
	requestsUntilCreated: number;
	/** Workspaces in an answer, whatever $top says. */
	pageSize: number;
	/** From when on no push dataset can be created, milliseconds since 1970. */
	creationEnds: number;
}

export const usualBehaviour: Readonly<PowerBiBehaviour> = {
	servicePrincipalsAllowed: true,
	tellsCallersBy: 'header',
	sequenceNumbers: false,
	requestsUntilCreated: 0,
	pageSize: 5000,
	// "After October 31, 2027": https://learn.microsoft.com/power-bi/connect-data/service-real-time-streaming
	creationEnds: Date.parse('2027-11-01T00:00:00Z'),
};
