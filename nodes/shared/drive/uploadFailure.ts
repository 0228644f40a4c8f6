import { ServiceError, Unreachable } from '../errors/serviceError';
import { isBroken, type Outcome } from '../http/attempt';
import type { Drive } from './driveItem';
import { refused, strange } from './graphSender';
import type { Target } from './target';

/** What to throw when an upload session comes to nothing. */
export function uploadFailure({ graph: { access } }: Drive, { name }: Target, outcome: Outcome): Error {
	const asking = { action: `upload "${name}"`, need: 'upload' as const };
	if (isBroken(outcome)) return new Unreachable(access.service, asking.action, outcome.why);
	if (outcome.status < 400) return strange(access, asking, outcome);
	const refusal = refused(access, asking, outcome);
	return outcome.status === 404 ? sessionLost(refusal) : refusal;
}

/** The same refusal in the service's word for it: a session's 404 says that it is lost, with or without words. */
function sessionLost({ service, action, refusal }: ServiceError): ServiceError {
	const codes = new Set(['uploadSessionNotFound', ...refusal.codes]);
	return new ServiceError(service, action, { ...refusal, codes: [...codes] });
}
