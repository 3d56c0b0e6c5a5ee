import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import type { Finding, Result } from '../src/judge/finding.ts'
import { lint } from '../src/lint.ts'
import { provenFixes } from '../src/settings/apply-fixes.ts'
import { NOW } from './materialise.ts'

/** How many files were fixed, by rule. */
export const proven = new Map<string, number>()

const named = ({ rule, variant, at, place }: Finding) => `${at.file.path} ${rule.id}/${variant} ${place}`
const placed = ({ rule, at, place }: Finding) => `${at.file.path} ${rule.id} ${place}`

/** Fixes a repository in place: each file is still parsed, its finding is gone, none is new for any rule, and a second run changes nothing. */
export async function proveFixes(root: string, { findings }: Result): Promise<void> {
  if (!findings.some(({ fix }) => fix)) return
  const again = (texts: Readonly<Record<string, string>>) => lint({ root, now: NOW, texts })
  const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined)
  const before = await lint({ root, now: NOW })
  const { fixed } = await provenFixes(before, { suggested: true, read }, again)
  for (const { file, text } of fixed) {
    mkdirSync(dirname(join(root, file.path)), { recursive: true })
    writeFileSync(join(root, file.path), text)
  }
  const after = await lint({ root, now: NOW })
  const left = new Set(after.findings.map(named))
  for (const { file, fixes } of fixed) {
    const ended = before.findings.filter(({ fix }) => fix && fixes.includes(fix))
    for (const { rule } of ended) proven.set(rule.id, (proven.get(rule.id) ?? 0) + 1)
    expect(ended.map(named).filter((one) => left.has(one))).toEqual([])
    expect(after.unreadable.filter(({ path }) => path === file.path)).toEqual(before.unreadable.filter(({ path }) => path === file.path))
  }
  const known = new Set(before.findings.map(placed))
  expect(after.findings.filter((one) => !known.has(placed(one))).map(({ message }) => message)).toEqual([])
  expect((await provenFixes(after, { suggested: true, read }, again)).fixed.map(({ file }) => file.path)).toEqual([])
}
