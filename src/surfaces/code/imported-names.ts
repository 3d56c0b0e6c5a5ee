import type { Project } from '../../discover/project.ts'
import { importedPath } from '../../program/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { onceFor } from '../reading/code-around.ts'

/** What another file of the repository gives. */
export interface Given {
  readonly path: string
  /** As that file calls it: `default`, or `*` for the file itself. */
  readonly name: string
}

/** A name of a file that comes from elsewhere. */
export interface Imported {
  /** As it is written: `./auth.js`, `..security`. */
  readonly from: string
  readonly name: string
  /** The file of the repository; undefined for a package. */
  readonly path: string | undefined
}

/** What a file imports at its top, by the names that it has there. It is read without a grammar, for those who ask of all files. */
export function importedNames(path: string, project: Project): ReadonlyMap<string, Imported> {
  return onceFor(project, `imported by ${path}`, () => {
    const text = project.text(path) ?? ''
    return new Map(path.endsWith('.py') ? inPython(path, text, project) : inScript(path, text, project))
  })
}

/** Where a name is defined that a file imports, through what files in between hand on; undefined where it is of no file here. */
export function givenBy(path: string, name: string, project: Project): Given | undefined {
  const own = importedNames(path, project).get(name)
  let given = own?.path === undefined ? undefined : { path: own.path, name: own.name }
  for (let steps = 0; given && steps < MOST_STEPS; steps++) {
    const next = handedOn(given, project)
    if (!next) break
    given = next
  }
  return given
}

const MOST_STEPS = 4
/** Imports of one file that are looked at. */
const MOST = 200

const CLAUSE = inTurn(
  'g',
  oneOf(
    '',
    /(?<!\w)import\s{1,4}(?:type\s{1,4})?([^"';]{1,600}?)\s{1,4}from\s{1,4}/,
    /(?<!\w)(?:const|let|var)\s{1,4}([^=;"'\n]{1,300}?)\s{0,4}=\s{0,4}require\(\s{0,4}/,
  ),
  /["']([^"'\n]{1,200})["']/,
)

function* inScript(path: string, text: string, project: Project): Generator<[string, Imported]> {
  for (const [, imported, required, from = ''] of [...text.matchAll(CLAUSE)].slice(0, MOST)) {
    const to = importedPath(path, from, { project, isPython: false })
    for (const [local, name] of namesIn(imported ?? required ?? '', imported === undefined)) yield [local, { from, name, path: to }]
  }
}

/** `tokens, { verify as check }`, `* as tokens`, `{ verify: check }`, each with what it is called where it comes from. */
function* namesIn(clause: string, isRequired: boolean): Generator<[string, string]> {
  const [whole = '', braces = ''] = clause.split(/[{}]/)
  for (const one of braces.split(',')) {
    const [name, local = name] = one
      .replace(/^\s*type\s/, '')
      .trim()
      .split(isRequired ? /\s*:\s*/ : /\s+as\s+/)
    if (name && local) yield [local, name]
  }
  const all = /\*\s*as\s+(\w+)/.exec(whole)?.[1]
  if (all !== undefined) yield [all, '*']
  const first = /^\s*([\w$]+)/.exec(whole)?.[1]
  if (first !== undefined) yield [first, isRequired ? '*' : 'default']
}

const PYTHON = /^[ \t]{0,8}from\s{1,4}([\w.]{1,120})\s{1,4}import\s{1,4}(?:\(([^()]{1,600})\)|([^\n#(]{1,300}))/gm

function* inPython(path: string, text: string, project: Project): Generator<[string, Imported]> {
  for (const [, from = '', listed, line] of [...text.matchAll(PYTHON)].slice(0, MOST)) {
    for (const one of (listed ?? line ?? '').split(',')) {
      const [name = '', local = name] = one
        .replace(/#[^\n]*/g, '')
        .trim()
        .split(/\s+as\s+/)
      if (!/^\w+$/.test(name)) continue
      const file = importedPath(path, `${from.replace(/([^.])$/, '$1.')}${name}`, { project, isPython: true })
      const to = file ?? importedPath(path, from, { project, isPython: true })
      yield [local, { from, name: file === undefined ? name : '*', path: to }]
    }
  }
}

const HANDED = /(?<!\w)export\s{1,4}(?:\{([^{}]{1,600})\}|\*)\s{1,4}from\s{1,4}["']([^"'\n]{1,200})["']/g

/** What a file only hands on: `export { requireAuth } from './auth.js'`, `from .auth import require_auth`. */
function handedOn({ path, name }: Given, project: Project): Given | undefined {
  const text = project.text(path) ?? ''
  const own = name === 'default' || name === '*' ? undefined : importedNames(path, project).get(name)
  if (own?.path !== undefined) return { path: own.path, name: own.name }
  for (const [, listed, from = ''] of [...text.matchAll(HANDED)].slice(0, MOST)) {
    const to = importedPath(path, from, { project, isPython: false })
    const named = listed === undefined ? undefined : [...namesIn(`{${listed}}`, false)].find(([as]) => as === name)
    if (to !== undefined && named) return { path: to, name: named[1] }
    if (to !== undefined && listed === undefined && says(project.text(to) ?? '', name)) return { path: to, name }
  }
  return undefined
}

function says(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w.$])${name.replace(/\W/g, '')}(?![\\w$])`).test(text)
}
