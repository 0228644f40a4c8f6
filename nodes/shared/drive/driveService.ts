import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Service } from '../errors/serviceError';
import type { Drive } from './driveItem';
import type { Graph } from './graph';

export type Authentication = 'oAuth2' | 'servicePrincipal';

/** In what OneDrive and SharePoint differ: how a drive is found, and what things are called. */
export interface DriveService {
	service: Service;
	credentialType: (authentication: Authentication) => string;
	/** Which drive is meant. */
	driveFields: INodeProperties[];
	/** Which folder of it is meant. */
	folderFields: INodeProperties[];
	/** The folder that the item's parameters name, as the user entered it. */
	folderPath: (context: IExecuteFunctions, item: number) => string;
	/** @throws Actionable before any request when the parameters cannot be meant so */
	findDrive: (graph: Graph, context: IExecuteFunctions, item: number) => Promise<Drive>;
}
