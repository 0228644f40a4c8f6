import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type OpenSsl = (...parameters: string[]) => void;

/** A certificate authority made for one run, and a server certificate that it signed. PEM. */
export interface Certificates {
	authority: string;
	key: string;
	certificate: string;
}

/** What an application signs its client assertions with, and the certificate that is registered for it. PEM. */
export interface ClientCertificate {
	key: string;
	certificate: string;
}

/**
 * Makes a certificate authority and a certificate for loopback and for the given host names, with openssl.
 * Nothing of it outlives the run: the authority's key is deleted at once.
 */
export function makeCertificates(hostNames: string[] = []): Certificates {
	const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	return inFolder((openssl, file, read) => {
		const names = ['DNS:localhost', 'IP:127.0.0.1', ...hostNames.map((name) => `DNS:${name}`)];
		writeFileSync(
			file('server.cnf'),
			`basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName=${names.join(',')}\n`,
		);
		openssl(
			'req',
			'-x509',
			...newKey,
			'-keyout',
			'ca.key',
			'-out',
			'ca.pem',
			'-days',
			'2',
			'-subj',
			'/CN=Simulator CA',
		);
		openssl('req', ...newKey, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=localhost');
		openssl(
			...['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
			...['-out', 'server.pem', '-days', '2', '-extfile', 'server.cnf'],
		);
		return { authority: read('ca.pem'), key: read('server.key'), certificate: read('server.pem') };
	});
}

/** Makes a self-signed RSA certificate as people register it for an Entra application; valid for the days given. */
export function makeClientCertificate(days = 2): ClientCertificate {
	return inFolder((openssl, _file, read) => {
		openssl(
			'req',
			'-newkey',
			'rsa:2048',
			'-nodes',
			'-keyout',
			'app.key',
			'-out',
			'app.csr',
			'-subj',
			'/CN=Writeback',
		);
		openssl(
			'x509',
			'-req',
			'-in',
			'app.csr',
			'-signkey',
			'app.key',
			'-out',
			'app.pem',
			'-days',
			String(days),
		);
		return { key: read('app.key'), certificate: read('app.pem') };
	});
}

/** Runs openssl in a folder that is gone afterwards. */
function inFolder<Made>(
	make: (openssl: OpenSsl, file: (name: string) => string, read: (name: string) => string) => Made,
): Made {
	const folder = mkdtempSync(join(tmpdir(), 'simulator-certificates-'));
	const file = (name: string) => join(folder, name);
	const openssl: OpenSsl = (...parameters) => {
		execFileSync('openssl', parameters, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
	};
	try {
		return make(openssl, file, (name) => readFileSync(file(name), 'utf8'));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
