import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const tauri = {
  group: ['@tauri-apps/*'],
  message: 'Only src/wire/call.ts speaks to the window; use what it exports.',
};

/** Folders named after what the product speaks of; `shared/` knows none of them. */
const nouns =
  '(case|briefing|item|search|filing|job|vault|log|settings|help|views|state|wire|commands)';

export default ts.config(
  { ignores: ['dist', 'dist-fake', 'node_modules', 'src/wire/wire.ts'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      eqeqeq: 'error',
      'no-constant-condition': 'error',
      'no-debugger': 'error',
      'no-dupe-keys': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-self-assign': 'error',
      'no-unreachable': 'error',
      'no-unsafe-finally': 'error',
      'prefer-const': 'error',
      'no-undef': 'off',
      'no-console': 'error',
      'no-restricted-imports': ['error', { patterns: [tauri] }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // Plain maps and sets hold what never needs to redraw; where it does, a version does it.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/require-each-key': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: {
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  {
    files: ['src/wire/call.ts', 'src/wire/call.test.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/shared/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            tauri,
            { regex: `^\\.\\./${nouns}`, message: 'shared/ knows no noun of the product.' },
          ],
        },
      ],
    },
  },
  { files: ['*.config.*', 'tests/**'], languageOptions: { globals: { ...globals.node } } },
);
