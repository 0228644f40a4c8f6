/**
 * What the service allows. Tests may lower the figures to reach a limit soon.
 * @see https://learn.microsoft.com/power-bi/developer/embedded/push-datasets-limitations
 */
export interface Limits {
	/** Of a table. */
	columns: number;
	/** Of a dataset. */
	tables: number;
	rowsPerPost: number;
	/**
	 * Bytes of a request. The page says 16 MB without saying which; the smaller one is meant here.
	 * @see https://learn.microsoft.com/power-bi/connect-data/service-real-time-streaming
	 */
	bytesPerRequest: number;
	/** POST rows requests to a dataset that have not been answered yet. */
	pendingPosts: number;
	postsPerMinute: number;
	/** 10,000 where the dataset's owner is on the free plan. */
	rowsPerHour: number;
	/** From so many rows in a table on, its dataset takes no more than `postsPerHour`. */
	largeTable: number;
	postsPerHour: number;
	/** Rows kept of a table with basicFIFO; the oldest go without a word. */
	rowsInFifo: number;
	/** Rows a table without retention policy takes. */
	rowsWithoutPolicy: number;
	/** UTF-16 code units, as .NET counts them. */
	charactersPerString: number;
}

export const usualLimits: Readonly<Limits> = {
	columns: 75,
	tables: 75,
	rowsPerPost: 10_000,
	bytesPerRequest: 16_000_000,
	pendingPosts: 5,
	postsPerMinute: 120,
	rowsPerHour: 1_000_000,
	largeTable: 250_000,
	postsPerHour: 120,
	rowsInFifo: 200_000,
	rowsWithoutPolicy: 5_000_000,
	charactersPerString: 4000,
};
