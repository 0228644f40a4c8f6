import { randomUUID } from 'node:crypto';

export interface GroupSettings {
	displayName: string;
	/** What comes before the @ of its address, and the last part of its team site's path. */
	mailNickname: string;
	/** Ids or sign-in names; everybody unless told. */
	members?: string[];
}

/** A Microsoft 365 group, which has a team site. */
export class Group {
	readonly id = randomUUID();
	readonly displayName: string;
	readonly mailNickname: string;
	/** Milliseconds since 1970. */
	readonly created: number;
	private readonly domain: string;

	/** @param domain of the group's address: `contoso.com` */
	constructor({ displayName, mailNickname }: GroupSettings, domain: string, created: number) {
		this.displayName = displayName;
		this.mailNickname = mailNickname;
		this.domain = domain;
		this.created = created;
	}

	get mail(): string {
		return `${this.mailNickname}@${this.domain}`;
	}
}
