import { sendJson } from '../answer.ts';
import { changeView } from '../delta/changeView.ts';
import { resyncRequired } from '../delta/resync.ts';
import { linkTo, pageSizeOf } from '../paging.ts';
import { notSimulated, Refusal } from '../refusal.ts';
import { selection } from '../select.ts';
import { context, type DriveRequest, type Operation } from './operation.ts';

const NOT_SIMULATED = ['$count', '$expand', '$filter', '$orderby', '$skip'];
const TIME = /^\d{4}-\d\d-\d\dT/;

/** @see https://learn.microsoft.com/graph/api/driveitem-delta */
export const getDelta: Operation = {
	access: 'read',
	async run(request) {
		const { exchange, drive, origin, behaviour } = request;
		const token = tokenOf(request);
		requireWholeDrive(request);
		const selected = selection(exchange.url.searchParams, 'driveItem');
		const linkWith = (to: string) =>
			linkTo(exchange, { origin, behaviour }, `/drives/${drive.id}/root/delta`, { token: to });
		if (!drive.delta.knows(token)) throw resyncRequired(drive.delta.resync, linkWith(drive.delta.restart()));
		const withParents = exchange.headers.deltaexcludeparent === undefined;
		const { changes, ...more } = drive.delta.read(token, pageSizeOf(exchange, behaviour), withParents);
		await sendJson(exchange, 200, {
			...context(origin, 'Collection(driveItem)'),
			[`@odata.${'next' in more ? 'nextLink' : 'deltaLink'}`]: linkWith(
				'next' in more ? more.next : more.delta,
			),
			value: changes.map((change) => selected(changeView(drive, change))),
		});
	},
};

/** @throws Refusal for what the simulator has not got */
function tokenOf({ exchange, token }: DriveRequest): string | undefined {
	const query = exchange.url.searchParams;
	const option = NOT_SIMULATED.find((name) => query.has(name));
	if (option !== undefined) throw notSimulated(`${option} for delta`);
	const given = token ?? query.get('token') ?? undefined;
	if (given !== undefined && TIME.test(given)) throw notSimulated('delta since a time');
	return given;
}

/** @throws Refusal 400 */
function requireWholeDrive({ drive, locator }: DriveRequest): void {
	if (drive.require(locator) === drive.root) return;
	throw new Refusal(400, 'notSupported', 'Operation not supported', {
		violation: 'work accounts tell the changes of the whole drive only',
	});
}
