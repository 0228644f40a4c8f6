import { Known } from '../../../../../../nodes/shared/drive/changes/known.ts';

test('a file is known with its content, and with no other', () => {
	const known = new Known();
	known.addFile('01A', 'hash');
	expect(known.hasFile('01A', 'hash')).toBe(true);
	expect(known.hasFile('01A', 'other')).toBe(false);
	expect(known.hasFile('01A', undefined)).toBe(false);
	expect(known.hasFile('01B', 'hash')).toBe(false);
	known.addFile('01A', 'other');
	expect(known.hasFile('01A', 'hash')).toBe(false);
});

test('files and folders are two things', () => {
	const known = new Known();
	known.addFolder('01A');
	known.addFile('01B', 'hash');
	expect([known.hasFolder('01A'), known.hasFolder('01B'), known.hasFile('01A', 'hash')]).toEqual([
		true,
		false,
		false,
	]);
});

test('what is forgotten is not known', () => {
	const known = new Known();
	known.addFile('01A', 'hash');
	known.addFolder('01B');
	known.forget('01A');
	known.forget('01B');
	known.forget('01C');
	expect([known.hasFile('01A', 'hash'), known.hasFolder('01B'), known.record]).toEqual([false, false, {}]);
});

test('it comes back from what is kept, which is short', () => {
	const known = new Known();
	for (let number = 0; number < 1000; number++)
		known.addFile(`01BYE5RZ6QN3ZWBTUFOFD3GSPGOHDJD36K${number}`, 'h');
	const kept = JSON.stringify(known.record);
	expect(kept.length).toBeLessThan(25_000);
	const again = new Known(JSON.parse(kept) as Record<string, string>);
	expect(again.hasFile('01BYE5RZ6QN3ZWBTUFOFD3GSPGOHDJD36K999', 'h')).toBe(true);
});
