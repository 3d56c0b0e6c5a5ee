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

async function levels(files: Record<string, string>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'work-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    const { findings } = await lint({ root, only: ['token-lifetime-long'] })
    return findings.map(({ level }) => level)
  } finally {
    rmSync(root, { recursive: true })
  }
}

describe('code that nothing names', () => {
  test('weighs less in an application', async () => {
    expect(await levels({ 'package.json': PRIVATE, 'src/tokens.ts': SIGN, ...PAGES })).toEqual(['note'])
  })

  test('weighs as ever where another file names it, if only as a text', async () => {
    const named = `import { issueDeskToken } from './tokens'\nexport const login = (name: string) => issueDeskToken(name)\n`
    expect(await levels({ 'package.json': PRIVATE, 'src/tokens.ts': SIGN, 'src/login.ts': named, ...PAGES })).toEqual(['warning'])
    const told = 'handler: issueDeskToken\n'
    expect(await levels({ 'package.json': PRIVATE, 'src/tokens.ts': SIGN, 'deploy/jobs.yaml': told, ...PAGES })).toEqual(['warning'])
  })

  test('weighs as ever in a library, in a small repository, and where a framework calls it', async () => {
    const library = PRIVATE.replace('"private": true', '"main": "dist/index.js"')
    expect(await levels({ 'package.json': library, 'src/tokens.ts': SIGN, ...PAGES })).toEqual(['warning'])
    expect(await levels({ 'package.json': PRIVATE, 'src/tokens.ts': SIGN })).toEqual(['warning'])
    expect(await levels({ 'package.json': PRIVATE, 'src/app/api/token/route.ts': SIGN, ...PAGES })).toEqual(['warning'])
  })
})
