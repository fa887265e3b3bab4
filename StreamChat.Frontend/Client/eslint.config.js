import tseslint from 'typescript-eslint';

const htmlSinks = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML', 'srcdoc', 'write', 'writeln'];

export default tseslint.config(
  { ignores: ['node_modules/', 'public/', '*.mjs', 'eslint.config.js', 'vite.config.ts'] },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { project: ['./tsconfig.core.json', './tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', 80],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        ...htmlSinks.flatMap((name) => [
          { selector: `MemberExpression[property.name='${name}']`, message: 'Model text enters the page by textContent or through sanitise.ts.' },
          { selector: `JSXAttribute[name.name='${name}']`, message: 'Model text enters the page by textContent or through sanitise.ts.' },
        ]),
        { selector: "JSXAttribute[name.name='style']", message: 'Styles live in styles/; the page runs under a strict policy.' },
        { selector: 'JSXText[value=/\\p{L}/u]', message: 'Every word is in strings/.' },
        { selector: "Program > :matches(VariableDeclaration, ExportNamedDeclaration) > * > MemberExpression[object.name='strings']", message: 'The language can change: words are read where they are used.' },
      ],
    },
  },
  {
    files: ['core/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['**/ui/**', 'preact*', 'dompurify'] }] },
  },
  { files: ['**/tests/**'], rules: { 'max-lines-per-function': 'off', '@typescript-eslint/require-await': 'off' } },
);
