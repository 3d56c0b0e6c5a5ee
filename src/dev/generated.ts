import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Rule } from '../judge/rule.ts'
import type { Surface } from '../surfaces/reading/surface.ts'
import { indexes } from './indexes.ts'
import { readme, standard } from './readme.ts'
import { rulePages } from './rule-pages.ts'

/** A file that follows from others and is committed all the same. */
export interface GeneratedFile {
  /** Below the root of the checkout. */
  readonly path: string
  readonly text: string
}

/** Lists of modules first: the rest imports them. */
export function firstFiles(root: string): GeneratedFile[] {
  return indexes(root)
}

/** Everything that `npm run generate` writes. */
export async function generatedFiles(root: string): Promise<GeneratedFile[]> {
  const { rules } = (await import(`${root}/rules/index.ts`)) as { rules: readonly Rule[] }
  const { surfaces } = (await import(`${root}/src/surfaces/index.ts`)) as { surfaces: readonly Surface[] }
  return [...firstFiles(root), ...rulePages(root, rules), ...readme(root, rules, surfaces), ...standard(root, rules)]
}

/** Writes what has changed; their paths. */
export function written(root: string, files: readonly GeneratedFile[]): string[] {
  const stale = files.filter(({ path, text }) => !existsSync(`${root}/${path}`) || readFileSync(`${root}/${path}`, 'utf8') !== text)
  for (const { path, text } of stale) writeFileSync(`${root}/${path}`, text)
  return stale.map(({ path }) => path)
}
