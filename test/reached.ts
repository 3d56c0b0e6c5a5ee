import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { lint } from '../src/lint.ts'

export const SIGN = `import jwt from 'jsonwebtoken'

export function issueDeskToken(user: string): string {
  return jwt.sign({ sub: user, token_use: 'access' }, process.env.JWT_SECRET ?? '', { expiresIn: '8h', audience: 'desk', issuer: 'desk' })
}
`
export const PRIVATE = '{ "name": "desk", "private": true, "dependencies": { "jsonwebtoken": "9.0.2", "express": "4.21.2" } }'
export const PAGES = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`src/pages/page${i}.ts`, `export const page${i} = ${i}\n`]))

/** An application of thirty pages with some files more. */
export const app = (files: Record<string, string>) => levels({ 'package.json': PRIVATE, ...PAGES, ...files })

export async function levels(files: Record<string, string>, rule = 'token-lifetime-long'): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'work-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    const { findings } = await lint({ root, only: [rule] })
    return findings.map(({ level, message }) => {
      const why = /; (nothing [^;]+|no other file [^;]+|no application [^;]+|only code [^;]+|it stands [^;]+)$/.exec(message)?.[1]
      return why ? `${level}: ${why}` : level
    })
  } finally {
    rmSync(root, { recursive: true })
  }
}
