import {
	type CloudName,
	cloudExpression,
	cloudOptions,
	scopeOf,
	serviceOf,
} from '../../../../credentials/entra/clouds.ts';
import { delegatedFields } from '../../../../credentials/entra/delegated.ts';
import { RESOURCES } from '../../../simulators/powerBi/nationalClouds.ts';
import { evaluated } from '../expressions.ts';

test.each<[CloudName, string]>([
	['global', 'api.powerbi.com'],
	['usGcc', 'api.powerbigov.us'],
	['usGov', 'api.high.powerbigov.us'],
	['usGovDod', 'api.mil.powerbigov.us'],
	['china', 'api.powerbi.cn'],
])('in %s Power BI is at %s, with a token for its own resource', (cloud, host) => {
	expect(serviceOf({ cloud }, 'powerBi')).toBe(`https://${host}`);
	expect(scopeOf({ cloud }, 'powerBi')).toBe(`${RESOURCES[host]}/.default`);
	const $self = { cloud };
	expect(evaluated(`={{ ${cloudExpression('powerBi', '$self')} }}`, { $self })).toBe(`https://${host}`);
	const scope = delegatedFields({ permissions: 'x', service: 'powerBi' }).find(
		({ name }) => name === 'scope',
	);
	expect(evaluated(scope?.default, { $self })).toBe(`${RESOURCES[host]}/.default offline_access`);
});

test('a custom cloud asks for its service, or for the scope that the credential names', () => {
	const custom = { cloud: 'custom' as const, serviceUrl: 'https://pbi.example/' };
	expect(scopeOf(custom, 'powerBi')).toBe('https://pbi.example/.default');
	expect(scopeOf({ ...custom, scope: ' x/.default ' }, 'powerBi')).toBe('x/.default');
});

test('GCC is a cloud of its own for Power BI, and part of Global for Graph', () => {
	expect(cloudOptions('powerBi').map(({ value }) => value)).toEqual([
		'global',
		'usGcc',
		'usGov',
		'usGovDod',
		'china',
	]);
	expect(cloudOptions('graph').map(({ value }) => value)).toEqual(['global', 'usGov', 'usGovDod', 'china']);
	expect(cloudOptions('graph')[0]?.name).toBe('Global (and US Government GCC)');
});
