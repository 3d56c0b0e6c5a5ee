import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { indexes } from './indexes.ts'
import { written, type GeneratedFile } from './written.ts'

/** Writes the files of something new, then the lists that name it. Nothing that exists is overwritten. */
function scaffold(root: string, files: readonly GeneratedFile[]): string[] {
  const known = files.find(({ path }) => existsSync(`${root}/${path}`))
  if (known) throw new Error(`${known.path} exists already`)
  for (const { path, text } of files) {
    mkdirSync(dirname(`${root}/${path}`), { recursive: true })
    writeFileSync(`${root}/${path}`, text)
  }
  return [...files.map(({ path }) => path), ...written(root, indexes(root))]
}

/** The one argument of a command that makes something new; complains in one line. */
export function scaffolded(what: 'rule' | 'surface', filesFor: (id: string) => GeneratedFile[], next: (id: string) => string): void {
  try {
    const id = idOf(what, process.argv.slice(2))
    for (const path of scaffold(process.cwd(), filesFor(id))) process.stdout.write(`wrote ${path}\n`)
    process.stdout.write(`\n${next(id)}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  }
}

/** The one argument, which names files and parts of them. */
export function idOf(what: 'rule' | 'surface', [id, ...rest]: readonly string[]): string {
  if (id === undefined || rest.length > 0) throw new Error(`usage: npm run new-${what} <id>`)
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) throw new Error(`invalid id "${id}": use small letters, digits and single hyphens`)
  return id
}
