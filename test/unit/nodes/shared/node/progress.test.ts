import type { IExecuteFunctions } from 'n8n-workflow';

import { progressOf } from '../../../../../nodes/shared/node/progress.ts';
import { FakeClock } from '../http/fakeClock.ts';

const clock = new FakeClock();
const MEBI = 1024 * 1024;

function told() {
	const [logged, shown]: [string[], string[]] = [[], []];
	const context = {
		logger: { info: (message: string) => logged.push(message) },
		sendMessageToUI: (message: string) => shown.push(message),
	} as unknown as IExecuteFunctions;
	return { tell: progressOf(context, 'Sales.csv'), logged, shown };
}

test('a short transfer passes in silence', () => {
	const { tell, shown, logged } = told();
	clock.now += 4999;
	tell(10 * MEBI, 20 * MEBI);
	expect([shown, logged]).toEqual([[], []]);
});

test('a long one tells how far it is every five seconds, to the editor and to the log', () => {
	const { tell, shown, logged } = told();
	for (let done = 1; done <= 12; done++) {
		clock.now += 1000;
		tell(done * 10 * MEBI, 300 * MEBI);
	}
	expect(shown).toEqual([
		'"Sales.csv": 50 of 300 MiB uploaded (16 %)',
		'"Sales.csv": 100 of 300 MiB uploaded (33 %)',
	]);
	expect(logged).toEqual(shown);
});

test('a download is told as one', () => {
	const shown: string[] = [];
	const context = {
		logger: { info: () => undefined },
		sendMessageToUI: (message: string) => shown.push(message),
	};
	const tell = progressOf(context as unknown as IExecuteFunctions, 'Sales.csv', 'downloaded');
	clock.now += 5000;
	tell(MEBI, 2 * MEBI);
	expect(shown).toEqual(['"Sales.csv": 1 of 2 MiB downloaded (50 %)']);
});

test('one whose end is not known yet tells what has gone', () => {
	const { tell, shown } = told();
	clock.now += 5000;
	tell(50 * MEBI);
	expect(shown).toEqual(['"Sales.csv": 50 MiB uploaded']);
});
