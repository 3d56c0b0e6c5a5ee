import type { Project } from '../discover/project.ts'
import { own } from '../text/own.ts'
import { aliased } from './aliases.ts'
import { folderOf, pathFrom } from '../text/paths.ts'
import { pathsOf } from './python/imports.ts'

interface Importing {
  readonly project: Project | undefined
  readonly isPython: boolean
}

/** The file of the repository that a file takes in by what it says; undefined for a package. */
export function importedPath(from: string, module: string, { project, isPython }: Importing): string | undefined {
  const paths = isPython ? pathsOf(module, from) : candidates(from, module, project)
  return paths.find((path) => path !== from && project?.text(path) !== undefined)
}

/**
 * The files that an import may mean, the likeliest first. Sources import `./x.js` and have `./x.ts`.
 * `@/x` and `~/x` mean the `src` folder or the root of the nearest package in most templates, also where nothing says so.
 */
function candidates(from: string, module: string, project: Project | undefined): string[] {
  if (/^\.{1,2}(?:\/|$)/.test(module)) return withEndings(pathFrom(folderOf(from), module))
  const usual = /^[@~]\//.test(module) ? roots(from).map((root) => pathFrom(root, module.slice(2))) : []
  return [...aliased(from, module, project), ...usual].flatMap(withEndings)
}

function roots(from: string): string[] {
  const parts = from.split('/').slice(0, -1)
  const found: string[] = []
  for (let depth = parts.length; depth >= 0; depth--) {
    const root = parts.slice(0, depth).join('/')
    if (parts[depth - 1] === 'src' || depth === 0 || parts[depth] === 'src' || parts[depth] === 'app') found.push(root)
  }
  return [...new Set(found.flatMap((root) => (root === '' ? ['src', ''] : [root])))]
}

const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs']
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
}

function withEndings(path: string): string[] {
  const ending = /\.[cm]?[jt]sx?$/.exec(path)?.[0]
  if (ending) return (own(SOURCES, ending) ?? [ending]).map((source) => path.slice(0, -ending.length) + source)
  const index = path === '' ? 'index' : `${path}/index`
  return [...(path === '' ? [] : ENDINGS.map((one) => path + one)), ...ENDINGS.map((one) => index + one)]
}
