import type { DriveService } from '../shared/drive/driveService';
import { access } from './access';
import { chosenFolder, folderFields } from './folder';
import { findLibrary, libraryField } from './library';
import { findSite, siteField } from './site';

/** SharePoint keeps files in the document libraries of its sites. */
export const sharePoint: DriveService = {
	...access,
	driveFields: [siteField, libraryField],
	folderFields,
	folderPath: chosenFolder,
	findDrive: async (graph, context, item) => {
		const site = await findSite(graph, context.getNodeParameter('site', item));
		const library = await findLibrary(graph, site, context.getNodeParameter('library', item, ''));
		return { graph, root: `/drives/${encodeURIComponent(library)}` };
	},
};
