import {
	authorityOf,
	type CloudChoice,
	cloudExpression,
	type CloudName,
	CLOUDS,
	graphOf,
} from '../../../../credentials/entra/clouds.ts';
import { evaluated } from '../expressions.ts';

test.each<[CloudName, string, string]>([
	['global', 'https://login.microsoftonline.com', 'https://graph.microsoft.com'],
	['usGov', 'https://login.microsoftonline.us', 'https://graph.microsoft.us'],
	['usGovDod', 'https://login.microsoftonline.us', 'https://dod-graph.microsoft.us'],
	['china', 'https://login.chinacloudapi.cn', 'https://microsoftgraph.chinacloudapi.cn'],
])('in %s one signs in at %s and works at %s', (cloud, authority, graph) => {
	expect(authorityOf({ cloud })).toBe(authority);
	expect(graphOf({ cloud })).toBe(graph);
});

const names = Object.keys(CLOUDS) as CloudName[];
const left = { authorityUrl: 'https://left.example', serviceUrl: 'https://over.example' };

test.each<[string, CloudChoice, string, string]>([
	...names.map((cloud): [string, CloudChoice, string, string] => [
		cloud,
		{ cloud, ...left },
		CLOUDS[cloud].authority,
		CLOUDS[cloud].graph,
	]),
	...['', '/', '//', ' ', '/ \n'].map((end): [string, CloudChoice, string, string] => [
		`a cloud of its own, ending in ${JSON.stringify(end)}`,
		{
			cloud: 'custom',
			authorityUrl: ` https://login.example:8443${end}`,
			serviceUrl: `https://graph.example${end}`,
		},
		'https://login.example:8443',
		'https://graph.example',
	]),
])('n8n works out the same addresses as the nodes: %s', (_, credential, authority, graph) => {
	expect(authorityOf(credential)).toBe(authority);
	expect(graphOf(credential)).toBe(graph);
	for (const data of ['$self', '$credentials'] as const) {
		const inN8n = (part: 'authority' | 'graph') =>
			evaluated(`={{ ${cloudExpression(part, data)} }}`, { [data]: credential });
		expect(inN8n('authority')).toBe(authority);
		expect(inN8n('graph')).toBe(graph);
	}
});
