import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lint } from '../src/lint.ts'

const SIGN = `import jwt from 'jsonwebtoken'

export function issueDeskToken(user: string): string {
  return jwt.sign({ sub: user, token_use: 'access' }, process.env.JWT_SECRET ?? '', { expiresIn: '8h', audience: 'desk', issuer: 'desk' })
}
`
const PRIVATE = '{ "name": "desk", "private": true, "dependencies": { "jsonwebtoken": "9.0.2", "express": "4.21.2" } }'
const PAGES = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`src/pages/page${i}.ts`, `export const page${i} = ${i}\n`]))

/** An application of thirty pages with some files more. */
const app = (files: Record<string, string>) => levels({ 'package.json': PRIVATE, ...PAGES, ...files })

async function levels(files: Record<string, string>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'work-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    const { findings } = await lint({ root, only: ['token-lifetime-long'] })
    return findings.map(({ level, message }) => {
      const why = /; (nothing [^;]+|no other file [^;]+|only code [^;]+)$/.exec(message)?.[1]
      return why ? `${level}: ${why}` : level
    })
  } finally {
    rmSync(root, { recursive: true })
  }
}

const CALL = `import { issueDeskToken } from './tokens'\nexport const loginOfDesk = (name: string) => issueDeskToken(name)\n`
const UNCALLED = ['note: nothing here calls `issueDeskToken`']

describe('code that nothing names', () => {
  test('is a note in an application', async () => {
    expect(await app({ 'src/tokens.ts': SIGN })).toEqual(UNCALLED)
  })

  test('weighs as ever where another file names it, if only as a text', async () => {
    const used = 'export const page30 = loginOfDesk("a")\n'
    expect(await app({ 'src/tokens.ts': SIGN, 'src/login.ts': CALL, 'src/pages/page30.ts': used })).toEqual(['warning'])
    expect(await app({ 'src/tokens.ts': SIGN, 'deploy/jobs.yaml': 'handler: issueDeskToken\n' })).toEqual(['warning'])
    const page = '<button onclick="issueDeskToken(name)">Sign in</button>\n'
    expect(await app({ 'src/tokens.ts': SIGN, 'src/login.html': page })).toEqual(['warning'])
    const all = "import * as tokens from './tokens'\nexport default (name: string) => Object.values(tokens).map((one) => one(name))\n"
    expect(await app({ 'src/tokens.ts': SIGN, 'src/all.ts': all })).toEqual(['warning'])
    const whole = "import * as tokens from './tokens'\nexport default () => tokens\n"
    expect(await app({ 'src/tokens.ts': SIGN, 'src/all.ts': whole })).toEqual(UNCALLED)
    const sameFile = `${SIGN}\nexport default { login: issueDeskToken }\n`
    expect(await app({ 'src/tokens.ts': sameFile })).toEqual(['warning'])
  })

  test('is no use in comments, lists of exports, documents and its own body', async () => {
    const listed = `${SIGN.replace('export ', '')}\nexport { issueDeskToken }\n`
    const barrel = "export { issueDeskToken } from './tokens'\n"
    const comment = '// issueDeskToken was used here\nexport const old = 1\n'
    const read = '# Desk\nCall `issueDeskToken`.\n'
    expect(await app({ 'src/tokens.ts': listed, 'src/index.ts': barrel, 'src/old.ts': comment, 'README.md': read })).toEqual(UNCALLED)
    const renamed = "export { issueDeskToken as issue } from './tokens'\n"
    expect(await app({ 'src/tokens.ts': SIGN, 'src/index.ts': renamed })).toEqual(['warning'])
    const recursive = SIGN.replace('  return', '  if (user === "") return issueDeskToken("nobody")\n  return')
    expect(await app({ 'src/tokens.ts': recursive })).toEqual(UNCALLED)
  })

  test('is told of what only tests name, and of what only unused code names', async () => {
    const tried = "import { issueDeskToken } from '../src/tokens'\ntest('a', () => issueDeskToken('a'))\n"
    expect(await app({ 'src/tokens.ts': SIGN, 'test/tokens.test.ts': tried })).toEqual(['note: nothing but tests uses `issueDeskToken`'])
    expect(await app({ 'src/tokens.ts': SIGN, 'src/login.ts': CALL })).toEqual(['note: only code that nothing runs calls `issueDeskToken`'])
  })

  test('weighs as ever in a library, in a small repository, and where a framework calls it', async () => {
    const library = PRIVATE.replace('"private": true', '"main": "dist/index.js"')
    expect(await app({ 'package.json': library, 'src/tokens.ts': SIGN })).toEqual(['warning'])
    const server = library.replace('"main"', '"scripts": { "start": "node dist/index.js" }, "main"')
    expect(await app({ 'package.json': server, 'src/tokens.ts': SIGN })).toEqual(UNCALLED)
    expect(await levels({ 'package.json': PRIVATE, 'src/tokens.ts': SIGN })).toEqual(['warning'])
    expect(await app({ 'src/app/api/token/route.ts': SIGN })).toEqual(['warning'])
  })

  test('is a private method of a library as well, unless a decorator hands it on', async () => {
    const method = (before: string, name = 'issueDeskToken') =>
      SIGN.replace(/export function \w+/, `${before}${name}`).replaceAll('\n', '\n  ')
    const held = (before: string, name?: string, base = '') => {
      const [imports, body] = method(before, name).split('\n  \n  ')
      return `${imports}\n\nexport class DeskTokens${base} {\n  ${body}\n}\n`
    }
    const library = { 'package.json': PRIVATE.replace('"private": true', '"main": "dist/index.js"') }
    expect(await app({ ...library, 'src/tokens.ts': held('private ') })).toEqual(UNCALLED)
    expect(await app({ ...library, 'src/tokens.ts': held('private ', undefined, ' extends Base') })).toEqual(UNCALLED)
    expect(await app({ ...library, 'src/tokens.ts': held('#') })).toEqual(UNCALLED)
    expect(await app({ ...library, 'src/tokens.ts': held('') })).toEqual(['warning'])
    expect(await levels({ 'package.json': PRIVATE, 'src/tokens.ts': held('private ') })).toEqual(['warning'])
    expect(await app({ 'src/tokens.ts': held('', undefined, ' extends Base'), 'src/use.ts': 'export default new DeskTokens()\n' })).toEqual(
      ['warning'],
    )
    expect(await app({ 'src/tokens.ts': held(''), 'src/use.ts': 'export default new DeskTokens()\n' })).toEqual(UNCALLED)
    expect(await app({ 'src/tokens.ts': held('') })).toEqual(['note: nothing here makes a `DeskTokens`'])
    expect(await app({ ...library, 'src/tokens.ts': held('@Post()\nprivate ') })).toEqual(['warning'])
    expect(await app({ 'src/tokens.ts': held('', 'validate'), 'src/use.ts': 'export default new DeskTokens()\n' })).toEqual(['warning'])
  })

  test('is a module that no file imports, unless it is found by its place or runs by itself', async () => {
    const routes = SIGN.replace(
      /export function[^{]+\{/,
      "export const deskRoutes = new Hono()\ndeskRoutes.post('/token', (user) => {",
    ).replace(/\}\n$/, '})\n')
    expect(await app({ 'src/desk-tokens.ts': routes })).toEqual(['note: no other file here imports this module'])
    expect(await app({ 'src/desk-tokens.ts': routes, 'src/main.ts': "import './desk-tokens'\n" })).toEqual(['warning'])
    expect(await app({ 'src/routes/desk-tokens.ts': routes })).toEqual(['warning'])
    expect(await app({ 'src/desk-tokens.ts': `${routes}deskRoutes.listen(3000)\n` })).toEqual(['warning'])
    expect(await app({ 'src/desk-tokens.ts': routes, 'wrangler.toml': 'main = "src/desk-tokens.ts"\n' })).toEqual(['warning'])
  })
})
