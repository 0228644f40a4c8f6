import { createPrivateKey, X509Certificate } from 'node:crypto';

import { pem } from '../../../../credentials/entra/pem.ts';
import { makeClientCertificate } from '../../../simulators/certificates.ts';

const { certificate, key } = makeClientCertificate();

test.each<[string, (text: string) => string]>([
	['as it is', (text) => text],
	['into one line', (text) => text.replaceAll('\n', ' ')],
	['into one line without an end', (text) => text.trim().replaceAll('\n', ' ')],
	['with the line breaks of Windows', (text) => text.replaceAll('\n', '\r\n')],
	['with line breaks spelt out, as in JSON', (text) => text.replaceAll('\n', '\\n')],
	['with those of Windows spelt out', (text) => text.replaceAll('\n', '\\r\\n')],
	['with the quotes that it had in JSON or .env', (text) => JSON.stringify(text)],
	['with blanks around it', (text) => `  \n${text}\n `],
	['indented', (text) => text.replaceAll('\n', '\n    ')],
	['with line breaks gone altogether in the middle', (text) => text.replace(/([^-])\n([^-])/g, '$1$2')],
	['with something ahead of it', (text) => `Bag Attributes\n    friendlyName: writeback\n${text}`],
])('what was pasted %s is read', (_, paste) => {
	expect(new X509Certificate(pem(paste(certificate))).fingerprint256).toBe(
		new X509Certificate(certificate).fingerprint256,
	);
	expect(createPrivateKey(pem(paste(key))).equals(createPrivateKey(key))).toBe(true);
});

test('a certificate with its chain, in one line, stays a chain', () => {
	const { certificate: authority } = makeClientCertificate();
	const blocks = pem(`${certificate}${authority}`.replaceAll('\n', ' ')).match(/BEGIN CERTIFICATE/g);
	expect(blocks).toHaveLength(2);
	expect(pem(certificate + authority)).toContain(pem(authority));
});

test.each([undefined, null, 42, '', '  '])('%p is nothing', (pasted) => {
	expect(pem(pasted)).toBe('');
});
