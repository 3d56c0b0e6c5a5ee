import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'fixtures/', 'test/cases/', 'test/fake-secrets.mjs'] },
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  // Exits are for the command line and the tools behind it; the rest gives back values.
  { files: ['src/**/*.ts', 'rules/**/*.ts'], ignores: ['src/cli.ts', 'src/dev/**'], rules: { 'no-restricted-globals': ['error', { name: 'process', message: 'Only cli.ts and git.ts know the process: pass the value in.' }] } },
  { files: ['src/discover/git.ts'], rules: { 'no-restricted-globals': 'off' } },
  // Steps of an action print by nature.
  { files: ['.github/**'], rules: { 'no-console': 'off' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
)
