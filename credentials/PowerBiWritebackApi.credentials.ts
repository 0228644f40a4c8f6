import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { powerBiFields } from './powerBi/fields';
import { authenticatePowerBi } from './powerBi/token';

/** Its Test button is the node's: what is missing shows in headers, which a mere test request does not see. */
export class PowerBiWritebackApi implements ICredentialType {
	name = 'powerBiWritebackApi';

	displayName = 'Power BI Writeback API';

	icon = { light: 'file:../icons/powerBi.svg', dark: 'file:../icons/powerBi.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-domo-writeback/n8n-nodes-domo-writeback/blob/main/docs/power-bi.md';

	properties: INodeProperties[] = powerBiFields;

	authenticate = authenticatePowerBi;
}
