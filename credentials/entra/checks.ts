import { createPrivateKey, X509Certificate } from 'node:crypto';

import { assertHttpsRoot, InvalidCredential } from '../invalidCredential';
import type { CloudChoice } from './clouds';
import { pem } from './pem';

export interface EntraCredential extends CloudChoice {
	tenantId: string;
	clientId: string;
	clientCredentialType: 'clientSecret' | 'certificate';
	clientSecret?: string;
	certificate?: string;
	privateKey?: string;
	scope?: string;
}

/** A user whose password the credential holds, and the app that signs in along with the user. */
export interface MasterUserCredential extends EntraCredential {
	username: string;
	password: string;
}

const isGuid = (text: string) => /^\s*[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}\s*$/i.test(text);
const isDomain = (text: string) => /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(text);
const SHARED_TENANTS = ['common', 'organizations', 'consumers'];

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/**
 * Finds what is wrong with a Microsoft credential before anything is sent.
 * @param signIn `delegated` allows the tenant names under which users of any tenant sign in; an app needs one tenant
 * @throws InvalidCredential naming the field and the fix
 */
export function assertEntraCredential(credential: EntraCredential, signIn: 'delegated' | 'app'): void {
	assertRegistration(credential, signIn);
	if (credential.clientCredentialType === 'certificate') assertCertificate(credential);
	else assertSecret(text(credential.clientSecret));
}

/**
 * Finds what is wrong with a credential that holds a user's name and password before anything is sent.
 * @throws InvalidCredential naming the field and the fix
 */
export function assertMasterUser(credential: MasterUserCredential): void {
	assertRegistration(credential, 'app');
	if (credential.clientCredentialType === 'certificate') assertCertificate(credential);
	else if (!isPublicClient(credential)) assertSecret(text(credential.clientSecret));
	if (!/^[^\s@]+@[^\s@]+$/.test(text(credential.username)))
		throw new InvalidCredential(
			'Username is not a sign-in name: enter it as the user signs in to Power BI, for example megan@contoso.com',
		);
	if (!credential.password) throw new InvalidCredential('Password is empty');
}

/** An app that has nothing to prove itself with. */
export const isPublicClient = ({ clientCredentialType, clientSecret }: EntraCredential): boolean =>
	clientCredentialType !== 'certificate' && text(clientSecret) === '';

function assertRegistration(credential: EntraCredential, signIn: 'delegated' | 'app'): void {
	if (credential.cloud === 'custom') {
		assertHttpsRoot('Authority URL', credential.authorityUrl);
		assertHttpsRoot('Service URL', credential.serviceUrl);
	}
	assertTenant(text(credential.tenantId), signIn);
	if (!isGuid(text(credential.clientId)))
		throw new InvalidCredential(
			'Client ID is not an application ID: copy "Application (client) ID" from the Overview page of your app registration in the Azure portal',
		);
}

function assertTenant(tenantId: string, signIn: 'delegated' | 'app'): void {
	if (isGuid(tenantId) || isDomain(tenantId)) return;
	if (SHARED_TENANTS.includes(tenantId.toLowerCase())) {
		if (signIn === 'delegated') return;
		throw new InvalidCredential(
			`Tenant ID is "${tenantId}", but an app signs in to one tenant: enter its "Directory (tenant) ID" from the Overview page of your app registration`,
		);
	}
	throw new InvalidCredential(
		tenantId
			? 'Tenant ID is neither a GUID nor a domain name: copy "Directory (tenant) ID" from the Overview page of your app registration, or enter a domain such as contoso.onmicrosoft.com'
			: 'Tenant ID is empty: copy "Directory (tenant) ID" from the Overview page of your app registration',
	);
}

function assertSecret(secret: string): void {
	if (!secret)
		throw new InvalidCredential(
			'Client Secret is empty: in the Azure portal add one under Certificates & secrets of your app registration, and copy its Value',
		);
	if (isGuid(secret))
		throw new InvalidCredential(
			'Client Secret holds a Secret ID: under Certificates & secrets copy the column "Value" instead. If it is no longer shown, add a new client secret and copy its Value at once',
		);
}

function assertCertificate({ certificate, privateKey }: EntraCredential): void {
	const parsed = parse(() => new X509Certificate(pem(certificate)));
	if (!parsed)
		throw new InvalidCredential(
			'Certificate is not a certificate in PEM form: paste all of it, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----',
		);
	const key = parse(() => createPrivateKey(pem(privateKey)));
	if (!key)
		throw new InvalidCredential(
			'Private Key is not a private key in PEM form: paste all of it, without a password, from its BEGIN line to its END line',
		);
	// https://learn.microsoft.com/entra/identity-platform/certificate-credentials
	if (key.asymmetricKeyType !== 'rsa')
		throw new InvalidCredential(
			'Private Key is not an RSA key, and Microsoft Entra takes no other: make an RSA key, upload its certificate to your app registration and paste the two here',
		);
	if (!parsed.checkPrivateKey(key))
		throw new InvalidCredential(
			'Private Key does not belong to Certificate: paste the two that were made together',
		);
	if (parsed.validToDate.getTime() < Date.now())
		throw new InvalidCredential(
			`Certificate ran out on ${parsed.validToDate.toISOString().slice(0, 10)}: upload a new one to your app registration and paste it here`,
		);
}

function parse<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
