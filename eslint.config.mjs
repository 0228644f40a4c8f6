import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

// n8n's own rules as its node tool applies them, less those that only hold for packages that n8n verifies for its cloud:
// this package has runtime dependencies.
export default tseslint.config(
	{ ignores: ['dist/', 'node_modules/', '.sandbox/', 'examples/'] },
	{ linterOptions: { noInlineConfig: true } },
	{ plugins: { 'n8n-nodes-base': n8nNodesBase } },
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommendedTypeChecked],
		languageOptions: { parserOptions: { project: ['tsconfig.json', 'test/tsconfig.json'] } },
	},
	{
		// Most of what serves the tests runs on bare Node as well, which only takes types away.
		files: ['test/**/*.ts'],
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/parameter-properties': 'error',
			'no-restricted-syntax': ['error', 'TSEnumDeclaration', 'TSModuleDeclaration'],
		},
	},
	{
		files: ['package.json', 'nodes/**/*.ts', 'credentials/**/*.ts'],
		extends: [n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport],
		rules: { '@n8n/community-nodes/no-runtime-dependencies': 'off', 'no-console': 'error' },
	},
	{
		files: ['package.json'],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
		rules: { ...n8nNodesBase.configs.community.rules },
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			// The older plugin knows neither documentation addresses outside n8n's own pages nor which fields are secrets;
			// the rules of the newer one above do.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			// n8n 2 wants NodeConnectionTypes where these two want the word 'main'.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		},
	},
);
