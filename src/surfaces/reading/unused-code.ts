import { isFunction, keyOf, type Ast } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'
import type { Project } from '../../discover/project.ts'
import type { Reading } from '../../model/reading.ts'
import { entryFile, entryName } from '../../knowledge/words/entries.ts'
import { literally } from '../../text/pattern.ts'
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
  const name = nameAround(module, at)
  if (name === undefined || entryName.pattern.test(name) || entryFile.pattern.test(module.file.path)) return false
  const known = KNOWN.get(project) ?? new Map<string, boolean>()
  KNOWN.set(project, known)
  const key = `${module.file.path} ${name}`
  const answer = known.get(key) ?? (!isLibrary(module.file.path, project) && isNamedOnce(name, module.file.path, project))
  known.set(key, answer)
  return answer
}

const KNOWN = new WeakMap<Project, Map<string, boolean>>()

/** The outermost function around a place, or the method where that is of a class; nothing that a decorator or a base class may call. */
function nameAround(module: Module, at: Span): string | undefined {
  const isAround = (node: Ast) => node.start <= at.start && at.end <= node.end
  const top = module.nodes('FunctionDeclaration').find((one) => isAround(one) && isTop(module, one))
  if (top) return top.decorators?.length || !top.id ? undefined : top.id.name
  const method = module.nodes('MethodDefinition').find(isAround)
  const owner = method && module.parent(method)
  const holder = owner && module.parent(owner)
  if (method) {
    const isPlain =
      holder?.type === 'ClassDeclaration' &&
      !holder.superClass &&
      !holder.implements?.length &&
      holder.bases.length === 0 &&
      holder.decorators.length === 0 &&
      isTop(module, holder)
    return isPlain && method.decorators.length === 0 ? keyOf(method) : undefined
  }
  const constant = module.nodes('VariableDeclarator').find((one) => isAround(one) && one.init && isFunction(one.init))
  return constant?.id.type === 'Identifier' && isTop(module, constant) ? constant.id.name : undefined
}

function isTop(module: Module, node: Ast): boolean {
  for (const one of module.ancestors(node)) if (isFunction(one) || one.type === 'MethodDefinition') return false
  return true
}

/** A package that others import, whose functions are called elsewhere: https://nodejs.org/api/packages.html#package-entry-points */
function isLibrary(path: string, project: Project): boolean {
  const folder = project.manifest(path)?.folder
  const at = folder ? `${folder}/` : ''
  const node = project.text(`${at}package.json`)
  if (node !== undefined && path.match(/\.[cm]?[jt]sx?$/))
    return !/"private"\s{0,4}:\s{0,4}true/.test(node) && /"(?:main|module|exports|types|bin)"/.test(node)
  const python = [`${at}pyproject.toml`, `${at}setup.py`, `${at}setup.cfg`].some((one) => project.has(one))
  return python && !project.below('').some((one) => /(?:^|\/)(?:Dockerfile|Procfile|(?:docker-)?compose[^/]{0,40}\.ya?ml)$/.test(one))
}

/** Texts in which something may be called or told to be. */
const SPEAKS = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|ipynb|html?|json|ya?ml|toml|cfg|ini|sh)$/i
/** A repository of more files is not looked through; one of few is a part of something, or grows. */
const MOST_FILES = 2000
const LEAST_FILES = 30

function isNamedOnce(name: string, path: string, project: Project): boolean {
  const word = new RegExp(`(?<![\\w$])${literally(name)}(?![\\w$])`, 'g')
  if ((project.text(path)?.match(word) ?? []).length !== 1) return false
  const others = project.below('').filter((one) => one !== path && SPEAKS.test(one))
  return others.length >= LEAST_FILES && others.length <= MOST_FILES && !others.some((one) => project.text(one)?.match(word))
}
