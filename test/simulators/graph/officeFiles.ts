import type { ContentWriter, StoredContent } from './contentStore.ts';
import type { Drive } from './drive.ts';

const OFFICE = /\.(?:doc[xmt]?|dot[xm]?|xls[xmb]?|xlt[xm]?|ppt[xm]?|pot[xm]?|pps[xm]?|vsdx|mpp)$/i;
/** What the library adds: the properties of its columns, among them the id of the content type. */
const PROPERTIES = Buffer.from('<p:properties><ContentTypeId>0x010100</ContentTypeId></p:properties>');

/** Whether the service writes its own properties into a file as it arrives. OneDrive leaves every file as it is. */
export function isRewritten(drive: Drive, name: string): boolean {
	const { rewritesOfficeFiles } = drive.surroundings.behaviour;
	return rewritesOfficeFiles && drive.driveType === 'documentLibrary' && OFFICE.test(name);
}

/** Ends the writing of a file, with what the service makes of it. */
export function finishFile(drive: Drive, name: string, writer: ContentWriter): StoredContent {
	if (isRewritten(drive, name)) writer.write(PROPERTIES);
	return writer.finish();
}
