import type { EntraCredential } from '../../../../credentials/entra/checks.ts';
import { type ClientCertificate, makeClientCertificate } from '../../../simulators/certificates.ts';
import { trust } from '../../nodes/shared/http/trust.ts';
import { clientId, EntraFixture, otherTenantId, tenantId } from '../../simulators/entraFixture.ts';

export const SECRET = 'abc8Q~secret-value';
/** The certificate that is registered for the app. */
export const registered = makeClientCertificate();

/** A sign-in service of its own for each test of the file, with one app, and the credentials of that app. */
export class AppFixture extends EntraFixture {
	constructor() {
		const secrets = [
			{ id: '1', value: SECRET },
			{ id: '2', value: 'old', expired: true },
		];
		const certificates = [registered.certificate];
		super({
			tenants: [{ id: tenantId, domains: ['contoso.com'] }, { id: otherTenantId }],
			apps: [{ tenantId, clientId, secrets, certificates, roles: ['Sites.ReadWrite.All'] }],
		});
		trust(this);
	}

	credential(differing: Partial<EntraCredential> = {}): EntraCredential {
		return {
			cloud: 'custom',
			authorityUrl: this.entra.server.origin,
			serviceUrl: 'https://graph.example',
			tenantId,
			clientId,
			clientCredentialType: 'clientSecret',
			clientSecret: SECRET,
			...differing,
		};
	}
}

/** In what a credential with a certificate differs from one with a secret. */
export function withCertificate({ certificate, key }: ClientCertificate): Partial<EntraCredential> {
	return { clientCredentialType: 'certificate', clientSecret: '', certificate, privateKey: key };
}
