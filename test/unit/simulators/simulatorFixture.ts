import { type Certificates, makeCertificates } from '../../simulators/certificates.ts';
import { Journal } from '../../simulators/journal.ts';
import type { SimulatorServer } from '../../simulators/server.ts';
import { type Answer, ask, type Asking } from '../../simulators/ask.ts';

/** A started simulator of its own for each test of the file. */
export class SimulatorFixture<Simulator extends { server: SimulatorServer }> {
	readonly journal = new Journal();
	private readonly certificates = makeCertificates();
	private started: Simulator | undefined;

	constructor(make: (surroundings: { journal: Journal; certificates: Certificates }) => Simulator) {
		beforeEach(async () => {
			this.journal.clear();
			this.started = make({ journal: this.journal, certificates: this.certificates });
			await this.started.server.start();
		});
		afterEach(async () => await this.started?.server.stop());
	}

	get simulator(): Simulator {
		if (!this.started) throw new Error('only within a test');
		return this.started;
	}

	get certificateAuthority(): string {
		return this.certificates.authority;
	}

	async send(path: string, asking: Omit<Asking, 'ca'> = {}): Promise<Answer> {
		return await ask(this.simulator.server.origin + path, { ca: this.certificateAuthority, ...asking });
	}
}
