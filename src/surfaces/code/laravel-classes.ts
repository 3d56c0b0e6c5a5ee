import type { Project } from '../../discover/project.ts'
import { callerLookedUp, callerShownInPhp, comparisonInPhp, configuredInPhp } from '../../knowledge/words/php-checks.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { inTurn } from '../../text/pattern.ts'
import { SourceFile, type Span } from '../../text/source.ts'

/** An application of Laravel: the folder that it stands in, and the repository. */
export interface Application {
  readonly folder: string
  readonly project: Project
}

/**
 * The code of a class and of its traits, where it extends one of the library and an application has one file for each of them: PSR-4 names
 * files after their classes. Nothing where something else may be inherited.
 */
export function classBelow(parent: string, name: string, app: Application): string | undefined {
  const code = codeOf(name, app)
  const said = code === undefined ? null : CLASS.exec(code)
  if (code === undefined || !said || fullName(said[1] ?? '', code.slice(0, said.index)) !== parent) return undefined
  const traits = codeOfTraits(code.slice(said.index), app)
  return traits === undefined ? undefined : [code, traits].join('\n')
}

/** The code of a controller that inherits no more than every application's own does, without comments. */
export function controllerCode(name: string, app: Application): string | undefined {
  const code = codeOf(name, app)
  const parent = code === undefined ? undefined : CLASS.exec(code)?.[1]
  return parent === undefined || /^(?:\\?App\\Http\\Controllers\\)?Controller$/.test(parent) ? code : undefined
}

/** The code of the traits that the code of a class uses; nothing where one of them cannot be read, or uses others. */
export function codeOfTraits(body: string, app: Application): string | undefined {
  const traits = traitsOf(body).map((trait) => codeOf(trait, app))
  const areRead = traits.every((trait) => trait !== undefined && traitsOf(trait.slice(trait.search(/\btrait\s/) + 1)).length === 0)
  return areRead ? traits.join('\n') : undefined
}

/** A class of PHP and what it extends. */
export const CLASS = /\bclass\s{1,8}\w{1,80}\s{1,8}extends\s{1,8}([\w\\]{1,200})/

/** What a name means below the imports of a file: https://www.php.net/manual/en/language.namespaces.importing.php */
export function fullName(name: string, imports: string): string {
  if (name.startsWith('\\')) return name.slice(1)
  const [first = '', ...below] = name.split('\\')
  for (const [, from = '', several, as] of imports.matchAll(IMPORTS)) {
    const names = several === undefined ? [from] : several.split(',').map((one) => from + one.trim())
    const found = names.find((one) => (as ?? one.slice(one.lastIndexOf('\\') + 1)) === first)
    if (found !== undefined) return [found, ...below].join('\\')
  }
  return name
}

const IMPORTS = /^\s{0,80}use\s{1,8}\\?([\w\\]{1,200})(?:\{([^{}]{0,2000})\})?(?:\s{1,8}as\s{1,8}(\w{1,80}))?\s{0,8};/gm

/** The traits that the code of a class uses, without their namespaces. */
function traitsOf(body: string): string[] {
  const names = [...body.matchAll(/^[^\S\n]{0,80}use\s{1,8}([\w\\][\w\\,\s]{0,600})[;{]/gm)].flatMap(([, all = '']) => all.split(','))
  return names.map((name) => name.slice(name.lastIndexOf('\\') + 1).trim())
}

function codeOf(name: string, app: Application): string | undefined {
  const path = pathOf(name, app)
  return path === undefined ? undefined : phpCode(path, app.project)
}

function pathOf(name: string, { folder, project }: Application): string | undefined {
  const paths = project.named(`${name}.php`).filter((path) => path.startsWith(folder) && !/(?:^|\/)(?:vendor|tests?|stubs)\//i.test(path))
  return paths.length === 1 ? paths[0] : undefined
}

/** The code of a file without its comments, of the same length. */
export function phpCode(path: string, project: Project): string {
  return withoutComments(new SourceFile(path, project.text(path) ?? '').whole, 'php')
}

/** Where a middleware compares what callers show with one value of the configuration, and asks nobody else. */
export function comparedKey(middleware: string, app: Application): Span | undefined {
  const name = /^\w{1,80}$/.test(middleware) ? middleware : aliased(middleware, app)
  const path = name === undefined ? undefined : pathOf(name, app)
  const text = path === undefined ? undefined : app.project.text(path)
  if (path === undefined || text === undefined) return undefined
  const code = phpCode(path, app.project)
  const found = callerLookedUp.pattern.test(code) || !callerShownInPhp.pattern.test(code) ? null : comparisonInPhp.pattern.exec(code)
  if (!found) return undefined
  const settings = new Set([...code.matchAll(SETTING)].map(([, one = '']) => one))
  const fixed = configuredInPhp.pattern.test(found[0]) || [...found[0].matchAll(/\$(\w{1,60})/g)].some(([, one = '']) => settings.has(one))
  return fixed ? { file: new SourceFile(path, text), start: found.index, end: found.index + found[0].length } : undefined
}

/** https://laravel.com/docs/middleware#middleware-aliases */
function aliased(alias: string, { folder, project }: Application): string | undefined {
  const places = ['bootstrap/app.php', 'app/Http/Kernel.php'].map((name) => folder + name)
  const names = places.flatMap((path) =>
    [...phpCode(path, project).matchAll(ALIAS)].flatMap(([, said, name = '']) => (said === alias ? [name] : [])),
  )
  return names.length === 1 ? names[0] : undefined
}

const ALIAS = /['"]([\w.-]{1,60})['"]\s{0,8}=>\s{0,8}\\?(?:\w{1,80}\\){0,8}(\w{1,80})::class/g

const SETTING = inTurn('g', /\$(\w{1,60})\s{0,4}=(?![=>])[^;=]{0,60}/, configuredInPhp.pattern)
