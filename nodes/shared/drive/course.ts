import { type Fragment, FRAGMENT_SIZE, fragmentAt, smaller } from './fragments';

/** How far the upload of a file is. */
export class Course {
	private size = FRAGMENT_SIZE;
	private position = 0;
	private furthest = 0;
	/** Bytes that the session may have: more than of the last fragment, when a larger one before it was not answered. */
	private sent = 0;

	/** @param total bytes of the file */
	constructor(private readonly total: number) {}

	/** The fragment to send next. */
	next(): Fragment {
		const fragment = fragmentAt(this.position, this.total, this.size);
		this.sent = Math.max(this.sent, fragment.start + fragment.length);
		return fragment;
	}

	/** The furthest place from which the session can miss bytes. */
	get reach(): number {
		return Math.min(this.sent, this.total - 1);
	}

	/** @returns whether the upload was never as far */
	moveTo(position: number): boolean {
		this.position = position;
		if (position <= this.furthest) return false;
		this.furthest = position;
		return true;
	}

	/** The connection is too slow for fragments of this size. */
	slowDown(): void {
		this.size = smaller(this.size);
	}

	/** A new session has nothing yet. */
	restart(): void {
		this.position = 0;
		this.sent = 0;
	}
}
