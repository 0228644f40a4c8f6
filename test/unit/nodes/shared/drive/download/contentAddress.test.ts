import type { Drive } from '../../../../../../nodes/shared/drive/driveItem.ts';
import { contentAddress } from '../../../../../../nodes/shared/drive/download/contentAddress.ts';

const asked: unknown[] = [];
const addressFrom = async (location: string | undefined) => {
	asked.splice(0);
	const redirection = (asking: object, path: string) => {
		asked.push({ ...asking, path });
		return Promise.resolve(location);
	};
	const drive = { root: '/drives/b!x', graph: { redirection } } as unknown as Drive;
	return await contentAddress(drive, { id: '01!A', name: 'a.csv', size: 1 });
};

test('the content is where Graph sends the request on to', async () => {
	const location = 'https://public.dm.files.1drv.com/y4m?a=b';
	expect(await addressFrom(location)).toBe(location);
	expect(asked).toEqual([
		{ action: 'download "a.csv"', need: 'download', path: '/drives/b!x/items/01!A/content' },
	]);
});

test.each([undefined, '', '/download.aspx', 'http://contoso.sharepoint.com/x', 'file:///etc/passwd'])(
	'%p is no place for content',
	async (location) => {
		await expect(addressFrom(location)).rejects.toMatchObject({
			name: 'Actionable',
			message: 'Microsoft Graph does not say where the content of "a.csv" is',
		});
	},
);
