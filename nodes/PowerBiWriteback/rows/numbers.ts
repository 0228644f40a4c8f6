const LONG_MAX = 2n ** 63n - 1n;
/** Of a DECIMAL, before and behind the point. https://learn.microsoft.com/power-bi/developer/automation/api-dataset-properties */
const WHOLE_DIGITS = 24;
const DECIMAL_PLACES = 4;

interface Parts {
	sign: '' | '-';
	/** Without leading zeros; at least one digit. */
	whole: string;
	/** Without trailing zeros. */
	fraction: string;
	exponent: number;
}

const NUMBER = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,5}))?\s*$/;

function partsOf(text: string): Parts | undefined {
	const [, sign, digits = '', places = '', exponent = '0'] = NUMBER.exec(text) ?? [];
	if (sign === undefined || digits + places === '') return undefined;
	const whole = digits.replace(/^0+(?=\d)/, '') || '0';
	return {
		sign: sign === '-' ? '-' : '',
		whole,
		fraction: places.replace(/0+$/, ''),
		exponent: Number(exponent),
	};
}

/** The same number without an exponent. */
function expanded({ sign, whole, fraction, exponent }: Parts): Parts {
	if (exponent === 0) return { sign, whole, fraction, exponent };
	const digits = whole + fraction;
	const point = whole.length + exponent;
	const padded = point > 0 ? digits.padEnd(point, '0') : '0'.repeat(1 - point) + digits;
	const at = Math.max(point, 1);
	return {
		sign,
		whole: padded.slice(0, at).replace(/^0+(?=\d)/, ''),
		fraction: padded.slice(at).replace(/0+$/, ''),
		exponent: 0,
	};
}

/** An exponent beyond this means a number that no exact type holds; it is not written out. */
const EXPANDABLE = 400;

function exact(text: string): Parts | undefined {
	const parts = partsOf(text);
	return parts && Math.abs(parts.exponent) <= EXPANDABLE ? expanded(parts) : undefined;
}

/** The digits of a whole number that fits an Int64, whose smallest and largest value the service does not take. */
export function int64(text: string): string | undefined {
	const parts = exact(text);
	if (!parts || parts.fraction !== '') return undefined;
	const value = BigInt(parts.sign + parts.whole);
	return value < LONG_MAX && value > -LONG_MAX - 1n ? String(value) : undefined;
}

/** A number that fits a Decimal, with all its digits. */
export function decimal(text: string): string | undefined {
	const parts = exact(text);
	if (!parts || parts.whole.length > WHOLE_DIGITS || parts.fraction.length > DECIMAL_PLACES) return undefined;
	return parts.sign + parts.whole + (parts.fraction && `.${parts.fraction}`);
}

/** A finite number. NaN and the infinities are none to the service, nor is the largest Double. */
export function double(text: string): string | undefined {
	const parts = partsOf(text);
	if (!parts || !(Math.abs(Number(text)) < Number.MAX_VALUE)) return undefined;
	const { sign, whole, fraction, exponent } = parts;
	return sign + whole + (fraction && `.${fraction}`) + (exponent ? `e${exponent}` : '');
}
