import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const DOWNWARDS = 'Imports point downwards only: doors, ui, map, scene, story.';
const ALONE = 'The scroll knows nobody: it turns positions into progress and back.';

/** For one room: the rooms that it must not import, statically or dynamically, with the reason as the message. */
function closed(room, forbidden, why) {
  const regex = `^(?:\\.\\./)+(?:${forbidden.join('|')})(?:/|$)`;
  // In the selector's own language a slash ends the expression.
  const inSelector = regex.replaceAll('/', '\\u002F');
  return {
    files: [`src/${room}/**/*.{js,ts,svelte}`],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex, message: why }] }],
      'no-restricted-syntax': [
        'error',
        { selector: `ImportExpression[source.value=/${inSelector}/]`, message: why },
      ],
    },
  };
}

export default defineConfig(
  globalIgnores(['dist/', 'shots/', 'coverage/', '.svelte-kit/', 'geo/basemap/']),
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      // An index that was just checked or computed is in range; `?? fallback` there would hide a mistake.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // TypeScript finds unknown names itself, and knows the types' names too.
    files: ['**/*.ts', '**/*.svelte'],
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  closed('ui', ['doors'], DOWNWARDS),
  closed('map', ['doors', 'ui', 'scroll'], DOWNWARDS),
  closed('scene', ['doors', 'ui', 'map', 'scroll'], DOWNWARDS),
  closed('story', ['doors', 'ui', 'map', 'scene', 'scroll'], DOWNWARDS),
  closed('fonts', ['doors', 'ui', 'map', 'scene', 'scroll'], DOWNWARDS),
  closed('scroll', ['doors', 'ui', 'map', 'scene', 'story'], ALONE),
);
