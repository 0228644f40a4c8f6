import { refusal, type Refusal, violating } from '../refusal.ts';
import type { Moment } from '../moment.ts';

type Headers = Record<string, string>;

interface Conditions {
	match: string | undefined;
	noneMatch: string | undefined;
	modifiedSince: string | undefined;
	unmodifiedSince: string | undefined;
}

/** Conditions of a write. @throws Refusal 409 PathAlreadyExists for If-None-Match: *, 412 ConditionNotMet */
export function requireForWrite(headers: Headers, item: { modified: Moment } | undefined): void {
	const conditions = conditionsOf(headers, '');
	if (conditions.noneMatch === '*' && item) throw refusal('PathAlreadyExists');
	if (!met(conditions, item?.modified)) throw refusal('ConditionNotMet');
}

/** Conditions of the source of a rename. @throws Refusal 412 SourceConditionNotMet */
export function requireForSource(headers: Headers, item: { modified: Moment }): void {
	if (!met(conditionsOf(headers, 'x-ms-source-'), item.modified)) throw refusal('SourceConditionNotMet');
}

/** Conditions of a read. @throws Refusal 304, 412 ConditionNotMet */
export function requireForRead(headers: Headers, item: { modified: Moment }): void {
	const { match, noneMatch, modifiedSince, unmodifiedSince } = conditionsOf(headers, '');
	const has = { match, unmodifiedSince, noneMatch: undefined, modifiedSince: undefined };
	const lacks = { match: undefined, unmodifiedSince: undefined, noneMatch, modifiedSince };
	if (noneMatch === '*') throw violating('UnsupportedHeader', 'reads do not take If-None-Match: *');
	if (!met(has, item.modified)) throw refusal('ConditionNotMet');
	if (!met(lacks, item.modified)) throw refusal('ConditionNotMet', { status: 304 });
}

/** @throws Refusal 400 MultipleConditionHeadersNotSupported, InvalidHeaderValue */
function conditionsOf(headers: Headers, prefix: string): Conditions {
	const conditions = {
		match: headers[`${prefix}if-match`],
		noneMatch: headers[`${prefix}if-none-match`],
		modifiedSince: headers[`${prefix}if-modified-since`],
		unmodifiedSince: headers[`${prefix}if-unmodified-since`],
	};
	const { match, noneMatch, modifiedSince, unmodifiedSince } = conditions;
	const negative = noneMatch ?? modifiedSince;
	const positive = match ?? unmodifiedSince;
	// Either If-Match with If-Unmodified-Since, or If-None-Match with If-Modified-Since.
	if (negative !== undefined && positive !== undefined) throw tooMany();
	return conditions;
}

function met(conditions: Conditions, moment: Moment | undefined): boolean {
	const { match, noneMatch, modifiedSince, unmodifiedSince } = conditions;
	if (match !== undefined && !matches(match, moment)) return false;
	if (noneMatch !== undefined && matches(noneMatch, moment)) return false;
	if (modifiedSince !== undefined && moment && !(second(moment.at) > date(modifiedSince))) return false;
	return !(unmodifiedSince !== undefined && moment && second(moment.at) > date(unmodifiedSince));
}

function matches(header: string, moment: Moment | undefined): boolean {
	if (header === '*') return moment !== undefined;
	const tag = /^"([^"]*)"$/.exec(header)?.[1];
	if (tag === undefined)
		throw violating('InvalidHeaderValue', `an ETag is sent with its quotation marks: ${header}`);
	return tag === moment?.eTag;
}

/** Headers have whole seconds. */
function second(at: number): number {
	return Math.floor(at / 1000) * 1000;
}

function date(header: string): number {
	const at = Date.parse(header);
	if (Number.isNaN(at)) throw violating('InvalidHeaderValue', `a condition is an HTTP date: ${header}`);
	return at;
}

function tooMany(): Refusal {
	return violating('MultipleConditionHeadersNotSupported', 'conditions that exclude each other');
}
