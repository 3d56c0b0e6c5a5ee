import { shownName } from '../../classify/shown-name.ts'
import type { Project } from '../../discover/project.ts'
import { keepsRows, wrapsShown } from '../../knowledge/words/rust-requests.ts'
import {
  declarationOf,
  declaredIn,
  filesOfLanguage,
  functionAround,
  searchedOnce,
  type Source,
  type TypeDeclared,
} from '../../program/written/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { shownOf } from './rust-structures.ts'

/**
 * The credential in a value of Rust that is shown by its `Debug`, wherever in the repository its type stands: what a parameter or a
 * variable is declared as, `config: Config`, and a field of that, or one that all structures give one type where nothing says whose it is,
 * `ds.strategy`. Types may hold other types; one that writes its `Debug` itself shows what it wants to.
 */
export function secretByType(code: string, at: Span, project: Project): string | undefined {
  const path = PATH.exec(code)?.[1]
  const steps = path?.split('.') ?? []
  const last = steps.at(-1) ?? ''
  if (path === undefined || last === '' || shownName(last) === 'harmless') return undefined
  const type = typeOfName(steps[0] ?? '', at)
  const declared = type === undefined ? (steps.length > 1 ? ofField(last, project) : undefined) : ofSteps(type, steps.slice(1), at, project)
  const secret = declared && secretIn(declared, project)
  return secret === undefined ? undefined : `${path}.${secret}`
}

const PATH = /^&?(?:mut )?([a-z_]\w{0,40}(?:\.[a-z_]\w{0,40}){0,3})$/

/** A type by its name or its path, in what shows all that it holds: `&Arc<Config>`, `Option<crate::config::Oauth>`. */
const TYPE = inTurn(
  '',
  /(?:&|mut |dyn |'\w{1,20} ){0,3}/,
  new RegExp(`(?:${wrapsShown.pattern.source}){0,3}`),
  /((?:[a-z_]\w{0,30}::){0,4}[A-Z]\w{1,60})\b(?!::[A-Z])/,
)

/** What a parameter or a variable is said to be, or what makes it: `config: &Config`, `let config = Config::load()`. */
function typeOfName(name: string, at: Span): string | undefined {
  const { before } = functionAround(at, 'rs')
  const said = new RegExp(`(?<![\\w.])${literally(name)}\\s?(?:: ?${TYPE.source}|= ?([A-Z]\\w{1,60})(?:::[a-z]\\w{0,40}\\(| \\{))`, 'g')
  const last = [...before.matchAll(said)].at(-1)
  return last?.[1] ?? last?.[2]
}

/** The type of a field, by the type that it is a field of. */
function ofSteps(type: string, steps: readonly string[], { file }: Span, project: Project): TypeDeclared | undefined {
  let declared = typeNamed(type, file, project)
  for (const step of steps) {
    const field = declared && new RegExp(`\\b${literally(step)}\\s?:\\s?${TYPE.source}`).exec(declared.body.slice(0, LONGEST_TYPE))?.[1]
    declared = declared && field !== undefined ? typeNamed(field, declared.in, project) : undefined
  }
  return declared
}

/** The type of a field that all structures of the repository give one type. */
function ofField(name: string, project: Project): TypeDeclared | undefined {
  const types = typesOf(project).fields.get(name)
  const [only] = types?.size === 1 ? [...types] : []
  return only && typeNamed(only[0], sourceOf(only[1], project), project)
}

const sourcesOf = oncePer((_: Project): Map<string, Source> => new Map())

function sourceOf(path: string, project: Project): Source {
  const known = sourcesOf(project).get(path)
  const source = known ?? { path, text: project.text(path) ?? '' }
  sourcesOf(project).set(path, source)
  return source
}

/**
 * The declaration of a type that a file names; where its own file and the path of its import do not lead there, the
 * only one of that name in
 * the repository, but for what another crate has.
 */
function typeNamed(type: string, from: Source, project: Project): TypeDeclared | undefined {
  return searchedOnce(from, `shown type ${type}`, () => {
    const name = type.split('::').at(-1) ?? ''
    const root = type.includes('::') ? (type.split('::')[0] ?? '') : undefined
    const own = root === undefined ? declaredIn(name, from, 'rs') : undefined
    if (own) return own
    const used = root ?? usedFrom(name, from) ?? rootOfAll(from)
    if (used === undefined || !isOfRepository(usedFrom(used, from) ?? used, project)) return undefined
    const files = typesOf(project).files.get(name)
    const [only] = files?.size === 1 ? [...files] : []
    const found = declarationOf(root === undefined ? name : '', from, 'rs', project)
    return found ?? (only === undefined ? undefined : declaredIn(name, sourceOf(only, project), 'rs'))
  })
}

/** The first step of the path by which a file imports a name: `crate` of `use crate::config::Config;`. */
function usedFrom(name: string, from: Source): string | undefined {
  const word = new RegExp(`\\b${literally(name)}\\b`)
  return [...from.text.matchAll(USES)].find(([, , rest = '']) => word.test(rest))?.[1]
}

/** The same of one by which it imports all names of something of its own crate: `use super::*;`. */
function rootOfAll(from: Source): string | undefined {
  return [...from.text.matchAll(USES)].find(([, root = '', rest = '']) => OWN_ROOT.test(root) && rest.includes('*'))?.[1]
}

const USES = /^[ \t]{0,16}(?:pub(?:\([a-z]{1,20}\))?[ \t])?use[ \t]{1,4}(?:::)?(\w{1,60})::([^;]{1,1500});/gm
const OWN_ROOT = /^(?:crate|self|super)$/

/** Whether the first step of a path is the crate itself, one of its modules, or another crate of the repository. */
function isOfRepository(root: string, project: Project): boolean {
  if (OWN_ROOT.test(root)) return true
  const [module, folder] = [`/${root}.rs`, `/${root.replaceAll('_', '-')}/`]
  const isOf = (path: string) => `/${path}`.endsWith(module) || `/${path}`.includes(`/${root}/`) || `/${path}`.includes(folder)
  return filesOfLanguage(project, 'rs').some(isOf)
}

/** Types in types in types. */
const MAX_STEPS = 3

/** What was found in a type with so many steps to go, by both and where it is declared. */
const knownOf = oncePer((_: Project): Map<string, string | undefined> => new Map())

/** The way to a credential in what the derived `Debug` of a type shows. */
function secretIn(declared: TypeDeclared, project: Project, steps = MAX_STEPS): string | undefined {
  const known = knownOf(project)
  const key = `${steps} ${declared.in.path} ${declared.in.text.length} ${declared.above.length} ${declared.body.slice(0, LONGEST_TYPE)}`
  if (known.has(key)) return known.get(key)
  // A type that holds itself shows nothing more by that.
  known.set(key, undefined)
  const found = searchSecret(declared, project, steps)
  known.set(key, found)
  return found
}

function searchSecret(declared: TypeDeclared, project: Project, steps: number): string | undefined {
  const shown = shownOf(declared)
  if (!shown) return undefined
  const own = shown.texts.find(
    (field) => shownName(field) === 'credential' && !(keepsRows.pattern.test(shown.above) && /passw/i.test(field)),
  )
  if (own !== undefined || steps === 1) return own
  const seen = new Set<string>()
  for (const [, field, given, alone] of shown.body.matchAll(HELD)) {
    const next = given ?? alone ?? ''
    if (seen.has(next)) continue
    seen.add(next)
    const held = typeNamed(next, declared.in, project)
    const found = held && secretIn(held, project, steps - 1)
    if (found !== undefined) return field === undefined ? found : `${field}.${found}`
  }
  return undefined
}

const LONGEST_TYPE = 4000
/** A field of another type, and what a variant of an enumeration holds: `oauth: OauthConfig,`, `Chained(OauthConfig)`. */
const HELD = new RegExp(`\\b(\\w{1,60})\\s?:\\s?${TYPE.source}|\\b[A-Z]\\w{1,60}\\(${TYPE.source}`, 'g')

interface Types {
  /** The files that declare a type, by its name. */
  readonly files: ReadonlyMap<string, ReadonlySet<string>>
  /** The types that fields have, by their names, each with a file that says so. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** All types of a repository and the types of their fields; of a larger one nothing is known. */
const typesOf = oncePer((project: Project): Types => {
  const [files, fields] = [new Map<string, Set<string>>(), new Map<string, Map<string, string>>()]
  const paths = filesOfLanguage(project, 'rs')
  for (const path of paths.length > MOST_FILES ? [] : paths) {
    const text = project.text(path) ?? ''
    for (const [, type = ''] of text.matchAll(DECLARES)) files.set(type, (files.get(type) ?? new Set<string>()).add(path))
    for (const [, field = '', type = ''] of text.matchAll(FIELD))
      fields.set(field, (fields.get(field) ?? new Map<string, string>()).set(type, path))
  }
  return { files, fields }
})

const MOST_FILES = 1000
const DECLARES = /^[ \t]{0,8}(?:pub(?:\([a-z]{1,20}\))?[ \t]{1,4})?(?:struct|enum)[ \t]{1,4}([A-Z]\w{1,60})/gm
const FIELD = new RegExp(
  `^[ \\t]{1,16}(?:pub(?:\\([a-z]{1,20}\\))?[ \\t]{1,4})?([a-z_]\\w{0,40}):[ \\t]?${TYPE.source}>{0,3},?[ \\t\\r]{0,4}$`,
  'gm',
)
