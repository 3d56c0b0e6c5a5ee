import { isFunction, keyOf, type Ast } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'
import type { Project } from '../../discover/project.ts'
import type { Reading } from '../../model/reading.ts'
import { entryFile, entryName } from '../../knowledge/words/entries.ts'
import { lazy } from '../../text/lazy.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'

/**
 * A reading of code that nothing in the repository can reach, as less certain: STANDARD.md, "What changes the weight". Of what a server
 * accepts and issues; a secret is known whether or not its function runs.
 */
export function lessWhereUnused(reading: Reading, module: Module): Reading {
  if (reading.kind !== 'tokenPolicy' && reading.kind !== 'tokenCheck') return reading
  if (reading.confidence === 'low' || reading.at.file !== module.file || !module.project) return reading
  return isUnused(module, reading.at, module.project) ? { ...reading, confidence: 'low' } : reading
}

/** Whether the function or method around a place is named nowhere else, in a repository that is no library. */
function isUnused(module: Module, at: Span, project: Project): boolean {
  const { path } = module.file
  const name = nameAround(module, at)
  if (name === undefined || entryName.pattern.test(name) || entryFile.pattern.test(path) || isOfLibrary(module, project)) return false
  const known = NAMED.get(project) ?? lazy(() => namedIn(project))
  NAMED.set(project, known)
  return known()?.get(name) === 'once'
}

/** A function or method that somebody has to name in order to call it. */
interface Callable {
  readonly start: number
  readonly end: number
  readonly name: string
}

/** The function at the top, or the method of a class there, around a place. */
function nameAround(module: Module, { start, end }: Span): string | undefined {
  const all = CALLABLES.get(module) ?? callablesOf(module)
  CALLABLES.set(module, all)
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle] as Callable).start <= start) low = middle + 1
    else high = middle
  }
  const found = all[low - 1]
  return found && end <= found.end ? found.name : undefined
}

const CALLABLES = new WeakMap<Module, readonly Callable[]>()

/** None that a decorator, a base class or an interface may call, and no default export, which each importer calls as it likes. */
function callablesOf(module: Module): readonly Callable[] {
  const found: Callable[] = []
  const add = ({ start, end }: Ast, name: string | undefined) => name !== undefined && found.push({ start, end, name })
  for (const one of module.nodes('FunctionDeclaration'))
    if (isTop(module, one) && one.decorators.length === 0 && !isDefault(module, one)) add(one, one.id?.name)
  for (const one of module.nodes('VariableDeclarator'))
    if (one.init && isFunction(one.init) && one.id.type === 'Identifier' && isTop(module, one)) add(one, one.id.name)
  for (const one of module.nodes('MethodDefinition')) {
    const body = module.parent(one)
    const holder = body && module.parent(body)
    if (holder?.type !== 'ClassDeclaration' || holder.superClass || holder.implements?.length || holder.bases.length > 0) continue
    if (holder.decorators.length === 0 && one.decorators.length === 0 && isTop(module, holder)) add(one, keyOf(one))
  }
  return found.toSorted((a, b) => a.start - b.start)
}

function isTop(module: Module, node: Ast): boolean {
  for (const one of module.ancestors(node)) if (isFunction(one) || one.type === 'MethodDefinition') return false
  return true
}

function isDefault(module: Module, node: Ast): boolean {
  return module.parent(node)?.type === 'ExportDefaultDeclaration'
}

/** Whether a module is of a package that others import, and calls its functions; told once for the modules of a language in a package. */
function isOfLibrary({ file: { path }, language }: Module, project: Project): boolean {
  const folder = project.manifest(path)?.folder
  const at = folder ? `${folder}/` : ''
  const known = LIBRARIES.get(project) ?? new Map<string, boolean>()
  LIBRARIES.set(project, known)
  const found = known.get(language + at) ?? (language === 'python' ? isOfPython(at, project) : isOfNode(at, project))
  known.set(language + at, found)
  return found
}

const LIBRARIES = new WeakMap<Project, Map<string, boolean>>()

/** https://nodejs.org/api/packages.html#package-entry-points */
function isOfNode(folder: string, project: Project): boolean {
  const manifest = project.text(`${folder}package.json`)
  return manifest !== undefined && !/"private"\s{0,4}:\s{0,4}true/.test(manifest) && /"(?:main|module|exports|types|bin)"/.test(manifest)
}

/** A package that can be installed, of a repository that runs nothing: https://packaging.python.org/en/latest/tutorials/ */
function isOfPython(folder: string, project: Project): boolean {
  const isPackaged = ['pyproject.toml', 'setup.py', 'setup.cfg'].some((one) => project.has(folder + one))
  return isPackaged && !project.below('').some((one) => /(?:^|\/)(?:Dockerfile|Procfile|(?:docker-)?compose[^/]{0,40}\.ya?ml)$/.test(one))
}

/** Texts in which something may be called or told to be. */
const SPEAKS = oneOf(
  '',
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|ipynb|html?|ejs|j2|jinja2?|json|ya?ml|toml|cfg|ini|sh|mk)$/,
  /(?:^|\/)(?:Dockerfile|[Mm]akefile|[Jj]ustfile|Procfile)$/,
)
/** A repository of more files or characters is not looked through; one of few files is a part of something, or grows. */
const MOST_FILES = 2000
const LEAST_FILES = 30
const MOST_TEXT = 8_000_000
const WORD = /[A-Za-z_$#][\w$]{5,80}/g

/** How often words stand in the texts of a repository, told once for all; nothing where it is too small or too large to tell. */
function namedIn(project: Project): ReadonlyMap<string, 'once' | 'again'> | undefined {
  const paths = project.below('').filter((one) => SPEAKS.test(one))
  if (paths.length < LEAST_FILES || paths.length > MOST_FILES) return undefined
  const found = new Map<string, 'once' | 'again'>()
  let length = 0
  for (const path of paths) {
    const text = project.text(path) ?? ''
    length += text.length
    if (length > MOST_TEXT) return undefined
    for (const [word] of text.matchAll(WORD)) found.set(word, found.has(word) ? 'again' : 'once')
  }
  return found
}

const NAMED = new WeakMap<Project, () => ReadonlyMap<string, 'once' | 'again'> | undefined>()
