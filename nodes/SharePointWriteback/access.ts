import type { DriveService } from '../shared/drive/driveService';

/** Under which name SharePoint is spoken of, and with which credential it is reached. */
export const access: Pick<DriveService, 'service' | 'credentialType'> = {
	service: 'SharePoint',
	credentialType: (authentication) =>
		authentication === 'oAuth2' ? 'sharePointWritebackOAuth2Api' : 'sharePointWritebackAppApi',
};
