import { existsSync, lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Skipped } from './survey.ts'
import { byCodePoint, folderOf, relativeTo } from '../text/paths.ts'
import { readText } from './read-file.ts'

export const IGNORE_FILE = '.agent-auth-lintignore'

/** What is left out: by ignore files, and by patterns that a configuration gives for a folder. */
export interface LeftOut {
  readonly root: string
  /** The scanned root below the repository's root, up to which ignore files count: empty, or with a `/` at its end. */
  readonly prefix: string
  readonly maxBytes: number
  readonly patterns: readonly { readonly folder: string; readonly patterns: readonly string[]; readonly by?: string }[]
  /** Obey ignore files. Default: true. */
  readonly ignoreFiles?: boolean
}

/** What was taken away, and the files that said so. */
export interface TakenAway {
  readonly paths: readonly string[]
  readonly by: readonly string[]
}

/** Takes away what is left out, also of files named on the command line: hooks name them. */
export async function applyIgnoreFiles(
  { root, prefix, maxBytes, patterns: given, ignoreFiles = true }: LeftOut,
  skipped: Skipped[],
  candidates: Map<string, unknown>,
): Promise<TakenAway> {
  const by = new Set<string>()
  const folders = new Set<string>([''])
  for (const path of candidates.keys()) {
    for (let at = folderOf(prefix + path); !folders.has(at); at = folderOf(at)) folders.add(at)
  }
  const patterns: string[] = []
  const top = join(root, '../'.repeat(prefix.split('/').length - 1))
  const add = (lines: readonly string[], folder: string, path: string) => {
    const obeyed = lines.filter((line) => !isCostly(line)).slice(0, MAX_PATTERNS - patterns.length)
    if (obeyed.length < lines.length) {
      const say = `${lines.length - obeyed.length} patterns are not obeyed: too many wildcards, or over ${MAX_PATTERNS} patterns`
      skipped.push({ path, reason: 'limit', say })
    }
    for (const pattern of atRoot(obeyed, folder)) patterns.push(pattern)
  }
  // Sorted, so that a deeper file comes later and has the last word.
  for (const folder of [...folders].sort(byCodePoint)) {
    for (const one of given) {
      if (one.folder !== folder) continue
      add(one.patterns, folder, folder || '.')
      by.add(one.by ?? '`ignore` in the configuration')
    }
    if (!ignoreFiles) continue
    const path = folder ? `${folder}/${IGNORE_FILE}` : IGNORE_FILE
    const file = join(top, path)
    if (!existsSync(file) || !lstatSync(file, { throwIfNoEntry: false })?.isFile()) continue
    const read = readText(top, file, maxBytes)
    if (read.is === 'skipped') skipped.push({ path, reason: read.reason, say: read.say })
    else {
      add(patternLines(read.text), folder, path)
      by.add(path)
    }
  }
  if (patterns.length === 0) return { paths: [], by: [] }

  const { default: ignore } = await import('ignore')
  const rules = ignore({ ignorecase: false }).add(patterns)
  const paths: string[] = []
  for (const path of candidates.keys()) {
    if (!rules.ignores(prefix + path)) continue
    candidates.delete(path)
    paths.push(path)
  }
  return { paths, by: [...by] }
}

/** What leaves a path out, for people; undefined when nothing does. */
export async function leftOutBy(leftOut: LeftOut, path: string): Promise<string | undefined> {
  const left = async (patterns: LeftOut['patterns']) => {
    const candidates = new Map([[path, undefined]])
    await applyIgnoreFiles({ ...leftOut, patterns }, [], candidates)
    return candidates.size === 0
  }
  if (!(await left(leftOut.patterns))) return undefined
  return (await left([])) ? IGNORE_FILE : '`ignore` in the configuration'
}

/** Whether ignore files of a repository leave out a folder below its root: who names it all the same means it as a root of its own. */
export async function isLeftOutFolder(top: string, folder: string): Promise<boolean> {
  const path = relativeTo(top, folder)
  if (!path) return false
  return (await leftOutBy({ root: top, prefix: '', maxBytes: MAX_BYTES, patterns: [] }, `${path}/x`)) !== undefined
}

const MAX_BYTES = 1024 * 1024
const MAX_PATTERNS = 1000

/** Patterns become regular expressions; with more wildcards these would backtrack for ever. */
export function isCostly(pattern: string): boolean {
  const stars = (text: string, mark: string) => text.split(mark).length - 1
  return pattern.length > 1000 || stars(pattern, '**') > 3 || pattern.split('/').some((part) => part !== '**' && stars(part, '*') > 3)
}

function patternLines(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  return lines.filter((line) => line.trim() !== '' && !line.startsWith('#'))
}

/** The patterns of an ignore file, as they would stand at the root. */
function atRoot(patterns: readonly string[], folder: string): readonly string[] {
  if (folder === '') return patterns
  const base = '/' + folder.replace(/[\\*?[\]!]/g, '\\$&')
  return patterns.map((line) => {
    const [negation, pattern] = line.startsWith('!') ? ['!', line.slice(1)] : ['', line.replace(/^\\(?=[!#])/, '')]
    if (pattern.startsWith('/')) return negation + base + pattern
    const slash = pattern.indexOf('/')
    const anchored = slash !== -1 && slash < pattern.trimEnd().length - 1
    return negation + base + (anchored ? '/' : '/**/') + pattern
  })
}
