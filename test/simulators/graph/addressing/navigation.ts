import { decode } from './encoding.ts';

/** What is asked of the thing that the URL names. */
export interface Navigation {
	/** `children`, `content` …; empty for the thing itself. A function comes without its brackets. */
	navigation: string;
	/** The token that a function is given: `delta(token='…')`. */
	token?: string;
}

const FUNCTION = /^(?:microsoft\.graph\.)?(?<name>[A-Za-z]+)\((?:token='(?<token>[^']*)')?\)$/;

/** @param segment still percent-encoded */
export function parseNavigation(segment: string): Navigation {
	const groups = FUNCTION.exec(segment)?.groups;
	if (!groups) return { navigation: segment };
	const { name = '', token } = groups;
	return { navigation: name, ...(token === undefined ? {} : { token: decode(token) }) };
}
