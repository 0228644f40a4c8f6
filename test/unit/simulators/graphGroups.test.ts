import type { Group } from '../../simulators/graph/groups/group.ts';
import { GraphFixture, refusal } from './graphFixture.ts';

const fixture = new GraphFixture();
let golf: Group;
let hidden: Group;
const titles = async (query: string, headers: Record<string, string> = {}) => {
	const { json } = await fixture.send('GET', `/groups${query}`, { as: 'groupsApp', headers });
	return (json.value as Array<{ displayName: string }>).map(({ displayName }) => displayName);
};

beforeEach(() => {
	golf = fixture.graph.addGroup({ displayName: 'Golf Assist', mailNickname: 'golfassist' }).group!;
	const members = ['bob-id'];
	hidden = fixture.graph.addGroup({ displayName: 'Secret Golf', mailNickname: 'secret', members }).group!;
});

test('a group is known by its id', async () => {
	const { json } = await fixture.get(`/groups/${golf.id}`, 'groupsApp');
	expect(json).toMatchObject({
		displayName: 'Golf Assist',
		mail: 'golfassist@contoso.com',
		groupTypes: ['Unified'],
	});
	const selected = await fixture.get(`/groups/${golf.id.toUpperCase()}?$select=id,displayName`, 'groupsApp');
	expect(Object.keys(selected.json).sort()).toEqual(['@odata.context', 'displayName', 'id']);
	expect(refusal(await fixture.get('/groups/none', 'groupsApp'))).toEqual([404, 'Request_ResourceNotFound']);
	expect(fixture.violations).toEqual([]);
});

test('groups are listed, filtered, searched and come in pages', async () => {
	expect(await titles('')).toEqual(['Golf Assist', 'Secret Golf']);
	const unified = encodeURIComponent("groupTypes/any(c:c eq 'Unified')");
	expect(await titles(`?$filter=${unified}`)).toHaveLength(2);
	expect(await titles(`?$filter=${unified}%20and%20startswith(displayName,'golf')`)).toEqual(['Golf Assist']);
	const eventual = { consistencylevel: 'eventual' };
	expect(await titles('?$search="displayName:gol"', eventual)).toEqual(['Golf Assist', 'Secret Golf']);
	expect(await titles('?$search="displayName:ass"', eventual)).toEqual(['Golf Assist']);
	const first = await fixture.get('/groups?$top=1', 'groupsApp');
	const second = await fixture.follow(first.json['@odata.nextLink'], 'groupsApp');
	expect(second.json.value).toMatchObject([{ displayName: 'Secret Golf' }]);
	expect(fixture.violations).toEqual([]);
});

test('a search without its header is refused and journaled', async () => {
	const refused = await fixture.get('/groups?$search="displayName:gol"', 'groupsApp');
	expect(refusal(refused)).toEqual([400, 'Request_UnsupportedQuery']);
	expect(fixture.violations.length).toBeGreaterThan(0);
});

test('groups need a permission of their own, their sites and libraries do not', async () => {
	for (const path of ['/groups', `/groups/${golf.id}`]) {
		expect(refusal(await fixture.get(path, 'app'))).toEqual([403, 'Authorization_RequestDenied']);
	}
	expect((await fixture.get(`/groups/${golf.id}/sites/root`, 'app')).json.displayName).toBe('Golf Assist');
	expect((await fixture.get(`/groups/${golf.id}/drives`, 'app')).status).toBe(200);
	expect(refusal(await fixture.get(`/groups/${hidden.id}/sites/root`, 'ada'))).toEqual([403, 'accessDenied']);
	expect((await fixture.get(`/groups/${hidden.id}/drive`, 'bob')).status).toBe(200);
	expect(fixture.violations).toEqual([]);
});
