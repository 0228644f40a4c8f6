/**
 * What Power BI allows of a push dataset.
 * https://learn.microsoft.com/power-bi/developer/embedded/push-datasets-limitations
 */
export const LIMITS = {
	/** Of a table. */
	columns: 75,
	/** Of a dataset. */
	tables: 75,
	rowsPerPost: 10_000,
	/** POST rows requests to a dataset that have not been answered yet. */
	pendingPosts: 5,
	postsPerMinute: 120,
	rowsPerHour: 1_000_000,
	/** From so many rows in a table on, its dataset takes no more than `postsPerHour`. */
	largeTable: 250_000,
	postsPerHour: 120,
	/** Rows kept of a table with basicFIFO; the oldest go without a word. */
	rowsInFifo: 200_000,
	/** Rows that a table without retention policy takes. */
	rowsWithoutPolicy: 5_000_000,
	/** UTF-16 code units of a string. */
	charactersPerString: 4000,
} as const;

/**
 * A POST ends with the row that takes it beyond this many bytes. A row has 75 columns of 4,000 characters at most, so the 16 MB
 * that a request may have are never reached.
 * https://learn.microsoft.com/power-bi/connect-data/service-real-time-streaming
 */
export const BYTES_PER_POST = 10_000_000;

export const MINUTE = 60_000;
export const HOUR = 3_600_000;

/** https://learn.microsoft.com/power-bi/connect-data/service-real-time-streaming */
export const LAST_DAY_OF_CREATION = '31 October 2027';
