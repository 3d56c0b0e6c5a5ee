import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lint } from '../src/lint.ts'
import { unifiedDiff } from '../src/report/diff.ts'
import { edited, provenFixes } from '../src/settings/apply-fixes.ts'
import { SourceFile } from '../src/text/source.ts'
import { foldersIn, inCheckout, materialised, NOW } from './materialise.ts'

const RULES = readdirSync(inCheckout('fixtures/rules'))
const CASES = RULES.flatMap((rule) => foldersIn(inCheckout(`fixtures/rules/${rule}`)).filter((name) => name.startsWith('bad-')).map((name) => `${rule}/${name}`))

describe('every fix of a fixture', () => {
  let proven = 0

  test.each(CASES)('%s', async (name) => {
    const { root, remove } = materialised(inCheckout(`fixtures/rules/${name}`))
    try {
      const before = await lint({ root, now: NOW })
      if (!before.findings.some(({ fix }) => fix)) return
      const again = (texts: Readonly<Record<string, string>>) => lint({ root, now: NOW, texts })
      const { fixed } = await provenFixes(before, true, again)
      proven += fixed.length
      for (const { file, text } of fixed) writeFileSync(join(root, file.path), text)
      const after = await lint({ root, now: NOW })
      const worst = (all: typeof after.findings) => all.map(({ rule, variant, at, place }) => `${at.file.path} ${rule.id}/${variant} ${place}`)
      for (const { file, fixes } of fixed) {
        const ended = before.findings.filter(({ fix }) => fix && fixes.includes(fix)).map(({ rule, variant, place }) => `${file.path} ${rule.id}/${variant} ${place}`)
        expect(worst(after.findings).filter((one) => ended.includes(one))).toEqual([])
        expect(after.unreadable.filter(({ path }) => path === file.path)).toEqual(before.unreadable.filter(({ path }) => path === file.path))
      }
      const places = new Set(before.findings.map(({ rule, at, place }) => `${at.file.path} ${rule.id} ${place}`))
      expect(after.findings.filter(({ rule, at, place }) => !places.has(`${at.file.path} ${rule.id} ${place}`)).map(({ message }) => message)).toEqual([])
      expect((await provenFixes(after, true, again)).fixed.map(({ file }) => file.path)).toEqual([])
    } finally {
      remove()
    }
  })

  test('there are fixes', () => expect(proven).toBeGreaterThan(10))
})

describe('edits', () => {
  test('keep comments, line ends and the mark of the file, and never touch each other', () => {
    const file = new SourceFile('a.jsonc', '\ufeff{\r\n  // why\r\n  "pkce": false, "rotate": false\r\n}\r\n')
    const at = (from: number) => ({ file, start: file.text.indexOf('false', from), end: file.text.indexOf('false', from) + 5 })
    const fix = (span: ReturnType<typeof at>) => ({ title: 'x', safety: 'safe' as const, edits: [{ at: span, text: 'true' }] })
    expect(edited(file, [fix(at(30)), fix(at(0))])).toBe('\ufeff{\r\n  // why\r\n  "pkce": true, "rotate": true\r\n}\r\n')
    expect(edited(file, [fix(at(0)), fix(at(0))])).toBeUndefined()
  })

  test('are shown as a unified diff, without the secret', () => {
    const file = new SourceFile('a.json', 'one\ntwo KEY\nthree\n')
    expect(unifiedDiff(file, 'one\ntwo ${X}\nthree\n', (text) => text.replace('KEY', '•••'))).toBe('--- a/a.json\n+++ b/a.json\n@@ -1,4 +1,4 @@\n one\n-two •••\n+two ${X}\n three\n \n')
  })
})
