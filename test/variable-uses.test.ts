import { expect, test } from 'vitest'
import { usesVariable } from '../src/discover/variable-uses.ts'

const program = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`desk/src/${i}.ts`, `export const a${i} = ${i}\n`]))

function isUsed(name: string, more: Record<string, string>): boolean {
  const files: Record<string, string> = { ...program, 'desk/package.json': '{}', 'desk/.env': `${name}=2d\n`, ...more }
  return usesVariable(name, 'desk/.env', {
    paths: new Set(Object.keys(files)),
    text: (path) => files[path],
    packageOf: (path) => path.split('/')[0] ?? '',
  })
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

test('of a short name, and of a package without a program, nothing is known', () => {
  expect(isUsed('JWT_TTL', {})).toBe(true)
  expect(usesVariable('JWT_EXPIRATION', '.env', { paths: new Set(['.env']), text: () => '', packageOf: () => '' })).toBe(true)
})
