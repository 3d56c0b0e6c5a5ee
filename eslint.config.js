import ts from 'typescript'
import tseslint from 'typescript-eslint'

const { TypeFlags } = ts

/**
 * What a repository says may be `constructor`, and a plain object answers to that: a table that any text may be looked up in is a Map,
 * or is asked through `own`. A key that the types bound to names of the table itself is fine.
 */
const ownKeys = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { inherited: 'A key such as `constructor` is inherited here: use a Map, or `own(table, key)` of src/text/own.ts.' },
  },
  create(context) {
    const services = context.sourceCode.parserServices
    const checker = services.program.getTypeChecker()
    const parts = (type) => (type.isUnionOrIntersection() ? type.types.flatMap(parts) : [type])
    const isTable = (type) =>
      parts(checker.getApparentType(type)).some((one) => !checker.isArrayLikeType(one) && one.getStringIndexType() !== undefined)
    const isOpen = (type) =>
      parts(type).some(
        (one) =>
          (one.flags & (TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.StringMapping | TypeFlags.Any | TypeFlags.Unknown)) !== 0,
      )
    return {
      MemberExpression(node) {
        if (!node.computed || (node.parent.type === 'AssignmentExpression' && node.parent.left === node)) return
        if (isOpen(services.getTypeAtLocation(node.property)) && isTable(services.getTypeAtLocation(node.object)))
          context.report({ node, messageId: 'inherited' })
      },
      'BinaryExpression[operator="in"]'(node) {
        if (isOpen(services.getTypeAtLocation(node.left)) && isTable(services.getTypeAtLocation(node.right)))
          context.report({ node, messageId: 'inherited' })
      },
    }
  },
}

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
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'rules/**/*.ts'],
    ignores: ['src/text/own.ts', 'src/dev/**'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { own: { rules: { keys: ownKeys } } },
    rules: { 'own/keys': 'error' },
  },
  // What is read from a repository may be longer than a call takes arguments.
  {
    files: ['src/**/*.ts', 'rules/**/*.ts'],
    ignores: ['src/dev/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name=/^(push|unshift)$/] > SpreadElement',
          message: 'Use `append` of src/text/append.ts.',
        },
      ],
    },
  },
  // Exits are for the command line and the tools behind it; the rest gives back values.
  {
    files: ['src/**/*.ts', 'rules/**/*.ts'],
    ignores: ['src/cli.ts', 'src/command/**', 'src/dev/**', 'src/text/node.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Only src/command/, text/node.ts and git.ts know the process: pass the value in.' },
      ],
    },
  },
  { files: ['src/discover/git.ts'], rules: { 'no-restricted-globals': 'off' } },
  // Steps of an action print by nature.
  { files: ['.github/**'], rules: { 'no-console': 'off' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
)
