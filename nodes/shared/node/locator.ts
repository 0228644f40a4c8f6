import type { INodeParameterResourceLocator, NodeParameterValueType } from 'n8n-workflow';

/** What a resource locator holds: the mode it was chosen in, and the text, which an expression may have brought to nothing. */
export interface Located {
	mode: string;
	text: string;
}

/** @param plain the mode that a mere text counts as, where a workflow was written without the editor */
export function located(value: NodeParameterValueType | object, plain: string): Located {
	const { mode, value: held } =
		typeof value === 'object' && value !== null && 'mode' in value
			? (value as INodeParameterResourceLocator)
			: { mode: plain, value };
	const isText = typeof held === 'string' || typeof held === 'number';
	return { mode, text: isText ? String(held).trim() : '' };
}
