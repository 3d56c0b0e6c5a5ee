import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** A file that follows from others and is committed all the same. */
export interface GeneratedFile {
  /** Below the root of the checkout. */
  readonly path: string
  readonly text: string
}

/** Writes what has changed; their paths. */
export function written(root: string, files: readonly GeneratedFile[]): string[] {
  const stale = files.filter(({ path, text }) => !existsSync(`${root}/${path}`) || readFileSync(`${root}/${path}`, 'utf8') !== text)
  for (const { path, text } of stale) writeFileSync(`${root}/${path}`, text)
  return stale.map(({ path }) => path)
}
