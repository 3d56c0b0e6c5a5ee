import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { lint } from '../src/lint.ts'
import { filesIn, foldersIn, inCheckout } from './materialise.ts'

/** Names that every plain object of JavaScript answers to: where a table is asked for one, nothing may come back. */
const INHERITED = ['constructor', 'toString', '__proto__', 'hasOwnProperty']

async function failuresIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'agent-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return (await lint({ root })).failures.map(({ what, path, cause }) => `${what} on ${path}: ${String(cause)}`)
  } finally {
    rmSync(root, { recursive: true })
  }
}

test.each(INHERITED)('a server that %s starts', async (word) => {
  expect(
    await failuresIn({ '.mcp.json': JSON.stringify({ mcpServers: { [word]: { command: word, args: ['x'], env: { [word]: word } } } }) }),
  ).toEqual([])
})

/** Every third word of a file, starting anew with each variant, so that keys, values, names and calls all have their turn. */
function variants(text: string): string[] {
  const found = [...new Set(text.match(/[A-Za-z_][\w-]*/g) ?? [])]
  return INHERITED.map((word, variant) => {
    const chosen = new Set(found.filter((_, i) => i % INHERITED.length === variant))
    return text.replace(/[A-Za-z_][\w-]*/g, (one) => (chosen.has(one) ? word : one))
  })
}

test('every format, with such names in place of its own', async () => {
  const files: Record<string, string> = {}
  for (const surface of foldersIn(inCheckout('fixtures/surfaces'))) {
    for (const path of filesIn(inCheckout(`fixtures/surfaces/${surface}`))) {
      if (/expected\.(?:txt|json)$|repo\.json$/.test(path)) continue
      const text = readFileSync(inCheckout(`fixtures/surfaces/${surface}/${path}`), 'utf8')
      for (const [i, variant] of variants(text).entries()) files[`${surface}-${i}/${path.replaceAll('_gitignore', '.gitignore')}`] = variant
    }
  }
  expect(await failuresIn(files)).toEqual([])
})
