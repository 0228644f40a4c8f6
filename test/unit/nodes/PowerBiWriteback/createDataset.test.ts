import { createDataset } from '../../../../nodes/PowerBiWriteback/createDataset.ts';
import type { PowerBi } from '../../../../nodes/PowerBiWriteback/powerBi.ts';

test('a dataset of more than 75 tables is refused before anything is sent', async () => {
	const tables = Array.from({ length: 76 }, (_, index) => ({
		name: `T${index}`,
		columns: [{ name: 'id', type: 'Int64' as const }],
	}));
	const made = createDataset(
		{} as PowerBi,
		{ id: 'me', path: '' },
		{ name: 'x', retentionPolicy: 'none', tables },
	);
	await expect(made).rejects.toThrow('There are 76 tables, but a dataset has 75 at most');
});
