import { dateTime } from '../fileSystemInfo.ts';
import type { Group } from './group.ts';

/** A group as the service shows it. @see https://learn.microsoft.com/graph/api/resources/group */
export function groupView({ id, displayName, mail, mailNickname, created }: Group): Record<string, unknown> {
	return {
		id,
		deletedDateTime: null,
		createdDateTime: dateTime(created),
		description: null,
		displayName,
		groupTypes: ['Unified'],
		mail,
		mailEnabled: true,
		mailNickname,
		onPremisesProvisioningErrors: [],
		proxyAddresses: [`SMTP:${mail}`],
		renewedDateTime: dateTime(created),
		resourceBehaviorOptions: [],
		resourceProvisioningOptions: ['Team'],
		securityEnabled: false,
		visibility: 'Private',
	};
}
