import { violating } from '../refusal.ts';

/** What someone may do: any of r, w and x. */
export type Rights = ReadonlySet<string>;

interface Entry {
	/** Whether new paths beneath a directory get it. */
	inherited: boolean;
	type: 'user' | 'group' | 'mask' | 'other';
	/** An object id; empty for the owner, the owning group, the mask and the others. */
	id: string;
	rights: string;
}

const ENTRY = /^(default:)?(user|group|mask|other):([^:]*):([r-][w-][x-])$/;
const SYMBOLIC = /^([r-][w-][x-])([r-][w-][x-])([r-][w-][x-])\+?$/;

/**
 * Who may do what with a path.
 * @see https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-access-control
 */
export class AccessControl {
	owner = '$superuser';
	group = '$superuser';
	private entries: Entry[];

	/** @param permissions `rw-r-----` */
	constructor(permissions: string) {
		this.entries = entriesOf(permissions);
	}

	/** As x-ms-permissions has them. */
	get permissions(): string {
		const own = ['user', 'group', 'other'].map((type) => this.rightsOf(type, ''));
		const extended = this.entries.some(({ id, inherited }) => id !== '' || inherited);
		return own.join('') + (extended ? '+' : '');
	}

	/** @throws Refusal 400 InvalidHeaderValue */
	set permissions(text: string) {
		const named = this.entries.filter(({ id, inherited }) => id !== '' || inherited);
		this.entries = [...entriesOf(text), ...named];
	}

	/** As x-ms-acl has it. */
	get acl(): string {
		return this.entries
			.map(({ inherited, type, id, rights }) => `${inherited ? 'default:' : ''}${type}:${id}:${rights}`)
			.join(',');
	}

	/** @throws Refusal 400 InvalidHeaderValue */
	set acl(text: string) {
		this.entries = text.split(',').map((part) => {
			const [, inherited, type, id = '', rights = ''] = ENTRY.exec(part) ?? [];
			if (type === undefined) throw violating('InvalidHeaderValue', `no entry of an ACL: ${part}`);
			return { inherited: inherited !== undefined, type: type as Entry['type'], id, rights };
		});
	}

	/** What a signed-in user or application may do, by its object id. */
	rights(objectId: string): Rights {
		if (objectId === this.owner) return rightsIn(this.rightsOf('user', ''));
		const own = this.entries.find(({ inherited, id }) => !inherited && id === objectId);
		return rightsIn(own?.rights ?? this.rightsOf('other', ''));
	}

	/** Of a new path beneath: what is inherited, and the owner that made it. */
	child(permissions: string, isDirectory: boolean, owner: string): AccessControl {
		const child = new AccessControl(permissions);
		child.owner = owner;
		const inherited = this.entries.filter((entry) => entry.inherited && entry.id !== '');
		const own = inherited.map((entry) => ({ ...entry, inherited: false }));
		child.entries.push(...own, ...(isDirectory ? inherited : []));
		return child;
	}

	private rightsOf(type: string, id: string): string {
		const entry = this.entries.find((each) => !each.inherited && each.type === type && each.id === id);
		return entry?.rights ?? '---';
	}
}

function rightsIn(text: string): Rights {
	return new Set([...text].filter((right) => right !== '-'));
}

/** Symbolic (`rw-r-----`) or four octal digits (`0640`). */
function entriesOf(permissions: string): Entry[] {
	const triples = SYMBOLIC.exec(symbolic(permissions))?.slice(1);
	if (!triples) throw violating('InvalidHeaderValue', `no permissions: ${permissions}`);
	const types = ['user', 'group', 'other'] as const;
	return types.map((type, index) => ({ inherited: false, type, id: '', rights: triples[index] ?? '---' }));
}

function symbolic(permissions: string): string {
	if (!/^[01][0-7]{3}$/.test(permissions)) return permissions;
	const triple = (digit: number) =>
		(digit & 4 ? 'r' : '-') + (digit & 2 ? 'w' : '-') + (digit & 1 ? 'x' : '-');
	return [...permissions.slice(1)].map((digit) => triple(Number(digit))).join('');
}

/** Takes away what a umask says, four octal digits. @throws Refusal 400 InvalidHeaderValue */
export function masked(permissions: string, umask: string): string {
	const without = symbolic(umask);
	if (!SYMBOLIC.test(without)) throw violating('InvalidHeaderValue', `no umask: ${umask}`);
	return [...symbolic(permissions)].map((right, index) => (without[index] === right ? '-' : right)).join('');
}
