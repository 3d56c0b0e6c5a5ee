import type { Project } from '../discover/project.ts'
import { readsConfiguration } from '../knowledge/words/configuration.ts'
import { dotted, isFunction, isTextLiteral, keyOf, unwrap, type Ast } from './ast.ts'
import { importSource } from './imports.ts'
import { named, type Here } from './instances.ts'
import type { Module } from './module.ts'
import { objectOf, property, results } from './objects.ts'
import { oncePerPair } from '../text/once-per.ts'
import { importPath } from '../text/paths.ts'

// What `config.get('jwt.accessTokenTtl')` gives: an entry of what the functions return that the application loads its configuration with,
// https://docs.nestjs.com/techniques/configuration#custom-configuration-files.

/** The path that a call reads a configuration by, with what is read of its result: `config.get('jwt').accessTokenTtl`. */
function pathRead(node: Ast): readonly string[] | undefined {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') {
    const key = keyOf(inner)
    const path = unwrap(inner.object).type === 'CallExpression' && key !== undefined ? pathRead(inner.object) : undefined
    return path && key !== undefined ? [...path, key] : undefined
  }
  if (inner.type !== 'CallExpression') return undefined
  const [first] = inner.arguments
  if (!isTextLiteral(first) || !PATH.test(first.value)) return undefined
  return readsConfiguration.pattern.test(dotted(inner.callee) ?? '') ? first.value.split('.') : undefined
}

const PATH = /^[a-z][\w-]{0,60}(?:\.[\w-]{1,60}){0,5}$/

/** The expression that gives what a call reads of a configuration of Nest, where one of the functions that are loaded has it. */
export function configuredBy(module: Module, node: Ast): Here | undefined {
  const path = module.language === 'typescript' && OF_NEST.test(module.file.text) ? pathRead(node) : undefined
  if (!path) return undefined
  const found: Here[] = []
  for (const { under, module: there, node: object } of loadedBy(module)) {
    if (under !== undefined && under !== path[0]) continue
    const value = object && property(there, object, ...(under === undefined ? path : path.slice(1)))
    // What is not read may say it too, of this environment or of all.
    if (!value && (!object || isOpen(object))) return undefined
    if (value) found.push({ module: there, node: value })
  }
  // One function may be loaded by several modules.
  const places = new Set(found.map(({ module: there, node: value }) => `${there.file.path} ${value.start}`))
  return places.size === 1 ? found[0] : undefined
}

const OF_NEST = /@nestjs\/config|\bConfigService\b/

interface Loaded {
  readonly module: Module
  /** The object; absent where a module loads what is not read. */
  readonly node?: Ast
  /** The first part of the paths, where a function is registered as that. */
  readonly under?: string
}

function isOpen(object: Ast): boolean {
  return object.type !== 'ObjectExpression' || object.properties.some(({ type }) => type === 'SpreadElement')
}

/** The objects that the functions return which the modules of the same application load. */
function loadedBy(module: Module): readonly Loaded[] {
  const { project, file } = module
  const loaders = project ? loadersOf(project, applicationOf(project, file.path)) : []
  return loaders.flatMap((path) => {
    const there = path === file.path ? module : module.neighbour(importPath(file.path, path), 'constants')
    return there ? loadedIn(there) : [{ module }]
  })
}

/** The folder of a path's application, of a workspace of Nest too: https://docs.nestjs.com/cli/monorepo */
function applicationOf(project: Project, path: string): string {
  const parts = path.split('/')
  for (let depth = parts.length - 1; depth > 0; depth--) {
    const folder = `${parts.slice(0, depth).join('/')}/`
    if (parts[depth - 2] === 'apps' || project.has(`${folder}package.json`)) return folder
  }
  return ''
}

const loadersOf = oncePerPair((project: Project, application: string): readonly string[] =>
  project
    .below(application)
    .filter((path) => /\bmodule\.[cm]?[jt]s$/.test(path) && LOADS.test(project.text(path) ?? ''))
    .filter((path) => applicationOf(project, path) === application)
    .slice(0, MOST_LOADERS),
)

const LOADS = /\bConfigModule\s{0,4}\.\s{0,4}for(?:Root|RootAsync|Feature)\s{0,4}\(/
const MOST_LOADERS = 40

/** `ConfigModule.forRoot({ load: [configuration, jwtConfig] })`, `ConfigModule.forFeature(jwtConfig)` */
function loadedIn(module: Module): Loaded[] {
  const listed = module.nodes('Property').flatMap((one) => (keyOf(one) === 'load' ? elementsOf(module, one.value) : []))
  const alone = module.nodes('CallExpression').flatMap((one): Loaded[] => {
    const [, called] = /(?:^|\.)ConfigModule\.for(Root|RootAsync|Feature)$/.exec(dotted(one.callee) ?? '') ?? []
    const [first] = one.arguments
    if (called === undefined || !first) return []
    if (called === 'Feature' && first.type !== 'SpreadElement') return [{ module, node: first }]
    return isOpen(unwrap(first)) ? [{ module }] : []
  })
  return [...listed, ...alone].map((one) => (one.node ? returnedBy(module, { ...one, node: one.node }) : one))
}

/** What stands in a list; what is put in by a condition or from another list is not told. */
function elementsOf(module: Module, list: Ast): Loaded[] {
  const here = unwrap(list).type === 'ArrayExpression' ? { module, node: unwrap(list) } : expressionOf(module, list)
  const array = here && unwrap(here.node)
  if (!here || array?.type !== 'ArrayExpression') return [{ module }]
  return array.elements.map((one) => (one && one.type !== 'SpreadElement' ? { module: here.module, node: one } : { module }))
}

/** What a name stands for, also of what another file exports without one. */
function expressionOf(module: Module, node: Ast): Here | undefined {
  const inner = unwrap(node)
  if (inner.type !== 'Identifier') return { module, node: inner }
  const known = named(module, inner, undefined, 'constants')
  if (known) return known
  const binding = module.binding(inner)
  const source = binding?.kind === 'import' && binding.node.type !== 'ImportSpecifier' ? importSource(module, binding) : undefined
  const there = source === undefined ? undefined : module.neighbour(source, 'constants')
  const value = there?.exported('default')
  return there && value && { module: there, node: value }
}

function returnedBy(by: Module, { module, node }: Here): Loaded {
  const here = expressionOf(module, node)
  const inner = here && unwrap(here.node)
  if (!here || !inner) return { module: by }
  if (isFunction(inner)) return objectReturned(here.module, inner) ?? { module: by }
  if (inner.type === 'Identifier' && here.node !== node) return returnedBy(by, here)
  const [first, second] = inner.type === 'CallExpression' && dotted(inner.callee) === 'registerAs' ? inner.arguments : []
  if (!isTextLiteral(first) || !second) return { module: by }
  const made = isFunction(second) ? objectReturned(here.module, second) : undefined
  return { module: by, ...made, under: first.value }
}

function objectReturned(module: Module, fn: Parameters<typeof results>[1]): Here | undefined {
  const [only, ...more] = results(module, fn)
  const object = only && more.length === 0 ? objectOf(module, only) : undefined
  return object && { module, node: object }
}
