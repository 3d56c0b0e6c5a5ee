import { expect, test } from 'vitest'
import { unusedConstants, unusedVariables } from '../src/discover/variable-uses.ts'
import { expectLinear } from './linear.ts'

const program = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`desk/src/${i}.ts`, `export const a${i} = ${i}\n`]))

function isUsed(name: string, more: Record<string, string>): boolean {
  const files: Record<string, string> = { ...program, 'desk/package.json': '{}', 'desk/.env': `${name}=2d\n`, ...more }
  const variable = { name, file: 'desk/.env' }
  return !unusedVariables([variable], {
    paths: new Set(Object.keys(files)),
    text: (path) => files[path],
    packageOf: (path) => path.split('/')[0] ?? '',
  }).has(variable)
}

test.each([
  ['the code of the package', { 'desk/src/auth.ts': 'config.get("JWT_EXPIRATION")' }],
  ['another spelling', { 'desk/src/settings.py': 'jwt_expiration: str = "1h"' }],
  ['a library of the repository', { 'libs/src/auth.ts': 'process.env.JWT_EXPIRATION' }],
  ['a container that gets all', { 'compose.yaml': 'services:\n  desk:\n    env_file: desk/.env\n' }],
])('a variable is used by %s', (_, more) => {
  expect(isUsed('JWT_EXPIRATION', more)).toBe(true)
})

test.each([
  ['nothing', {}],
  ['documents alone', { 'desk/README.md': 'JWT_EXPIRATION is 2d' }],
  ['a package that sets its own', { 'shop/.env': 'JWT_EXPIRATION=1h\n', 'shop/src/auth.ts': 'process.env.JWT_EXPIRATION' }],
])('a variable is left over where it is used by %s', (_, more) => {
  expect(isUsed('JWT_EXPIRATION', more)).toBe(false)
})

const service = 'services:\n  desk:\n    build: ./desk\n    environment:\n      JWT_EXPIRES_IN: ${JWT_EXPIRES_IN:-7d}\n'

test.each([
  ['its last words alone', { 'desk/src/auth.ts': 'sign(a, b, { expiresIn: 60 })' }, false],
  ['a reader of prefixes', { 'desk/src/a.py': 'env_prefix = "JWT_"', 'desk/src/b.py': 'expires_in: str' }, true],
  ['a name that is put together', { 'desk/src/a.ts': 'process.env[`${prefix}_EXPIRES_IN`]' }, true],
  ['the section of a host', { 'desk/a.cs': 'WebApplication.CreateBuilder(args)', 'desk/b.cs': 'section["ExpiresIn"]' }, true],
  ['a service that is built here', { 'compose.yaml': service }, false],
  ['a service of another product', { 'compose.yaml': service.replace('build: ./desk', 'image: acme/desk') }, true],
  ['a script that writes it', { 'desk/setup.sh': 'cat > .env <<END\nJWT_EXPIRES_IN=15m\nEND\n' }, false],
  ['a script that reads it', { 'desk/start.sh': 'JWT_EXPIRES_IN=15m\nrun "$JWT_EXPIRES_IN"\n' }, true],
  ['the start of its own code', { 'desk/package.json': '{ "scripts": { "start": "tsx --env-file=.env server.ts" } }' }, false],
  ['a container that is given a file', { 'desk/run.sh': 'docker run --env-file .env acme/desk' }, true],
  ['a child with its variables', { 'desk/src/start.ts': "spawn('node', { env: { ...process.env } })" }, false],
  ['a copy of all variables', { 'desk/src/settings.ts': 'export const settings = { ...defaults, ...process.env }' }, true],
])('a variable is told to be used by %s', (_, more, used) => {
  expect(isUsed('JWT_EXPIRES_IN', more as Record<string, string>)).toBe(used)
})

test('of a short name, and of a package without a program, nothing is known', () => {
  expect(isUsed('JWT_TTL', {})).toBe(true)
  const alone = { paths: new Set(['.env']), text: () => '', packageOf: () => '' }
  expect(unusedVariables([{ name: 'JWT_EXPIRATION', file: '.env' }], alone).size).toBe(0)
})

test('each file is read once, and the time grows with the variables alone', () => {
  const read: string[] = []
  const paths = new Set(Array.from({ length: 50 }, (_, i) => `src/${i}.ts`))
  const text = (path: string) => {
    read.push(path)
    return 'const value = compute(alpha, beta)\n'.repeat(20)
  }
  const searched = { paths, text, packageOf: () => '' }
  const variables = (size: number) => Array.from({ length: size }, (_, i) => ({ name: `DESK_${i}_JWT_EXPIRATION`, file: '.env' }))
  expect(unusedVariables(variables(100), searched).size).toBe(100)
  expect(read).toEqual([...paths])
  expectLinear((size) => void unusedVariables(variables(size), searched), 500)
})

test.each([
  ['its own file again', { 'desk/src/auth.ts': 'const SESSION_LIFETIME_DAYS = 9\nsign(SESSION_LIFETIME_DAYS)\n' }, true],
  ['another file', { 'desk/src/sign.ts': "import { SESSION_LIFETIME_DAYS } from './auth.ts'\n" }, true],
  ['a document alone', { 'desk/README.md': 'SESSION_LIFETIME_DAYS is 9' }, false],
])('a constant is used where %s speaks of it', (_, more, used) => {
  const files: Record<string, string> = { ...program, 'desk/src/auth.ts': 'const SESSION_LIFETIME_DAYS = 9\n', ...more }
  const constant = { name: 'SESSION_LIFETIME_DAYS', file: 'desk/src/auth.ts' }
  const unused = unusedConstants([constant], {
    paths: new Set(Object.keys(files)),
    text: (path) => files[path],
    packageOf: (path) => path.split('/')[0] ?? '',
  })
  expect(unused.has(constant)).toBe(!used)
})
