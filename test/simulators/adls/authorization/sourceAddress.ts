/** Where all requests to the simulator come from. */
const LOOPBACK = '127.0.0.1';

/** Whether requests from here are let in. @param range one IPv4 address, or two with a hyphen; undefined for anybody */
export function allowsAddress(range: string | undefined): boolean {
	if (range === undefined) return true;
	const [first = '', last = first] = range.split('-');
	return number(first) <= number(LOOPBACK) && number(LOOPBACK) <= number(last);
}

function number(address: string): number {
	return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
