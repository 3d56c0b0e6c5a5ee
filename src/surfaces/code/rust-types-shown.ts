import { shownName } from '../../classify/shown-name.ts'
import type { Project } from '../../discover/project.ts'
import { keepsRows, wrapsShown } from '../../knowledge/words/rust-requests.ts'
import { declaredIn, filesOfLanguage, functionAround } from '../../program/written/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'

/**
 * The credential in a value of Rust that is shown by its `Debug`, wherever in the repository its type stands: what a parameter or a
 * variable is declared as, `config: Config`, and a field that all structures give one type, `ds.strategy`. Types may hold other types; one
 * that writes its `Debug` itself shows what it wants to.
 */
export function secretByType(code: string, at: Span, project: Project): string | undefined {
  const path = PATH.exec(code)?.[1]
  const name = path?.split('.').at(-1) ?? ''
  if (path === undefined || name === '' || shownName(name) === 'harmless') return undefined
  const types = typesOf(project)
  const type = path === name ? typeOfName(name, at) : onlyOne(types.fields.get(name))
  const secret = type === undefined ? undefined : secretIn(type, types, project)
  return secret === undefined ? undefined : `${path}.${secret}`
}

const PATH = /^&?(?:mut )?([a-z_]\w{0,40}(?:\.[a-z_]\w{0,40}){0,3})$/

/** A type by its name, in what shows all that it holds: `&Arc<Config>`, `Option<crate::config::Oauth>`. */
const TYPE = inTurn(
  '',
  /(?:&|mut |dyn |'\w{1,20} ){0,3}/,
  new RegExp(`(?:${wrapsShown.pattern.source}){0,3}`),
  /(?:[a-z_]\w{0,30}::){0,4}([A-Z]\w{1,60})\b(?!::[A-Z])/,
)

/** What a parameter or a variable is said to be, or what makes it: `config: &Config`, `let config = Config::load()`. */
function typeOfName(name: string, at: Span): string | undefined {
  const { before } = functionAround(at, 'rs')
  const said = new RegExp(`(?<![\\w.])${literally(name)}\\s?(?:: ?${TYPE.source}|= ?([A-Z]\\w{1,60})(?:::[a-z]\\w{0,40}\\(| \\{))`, 'g')
  const last = [...before.matchAll(said)].at(-1)
  return last?.[1] ?? last?.[2]
}

function onlyOne(types: ReadonlySet<string> | undefined): string | undefined {
  return types?.size === 1 ? [...types][0] : undefined
}

/** Types in types in types. */
const MAX_STEPS = 3

/** The way to a credential in what the derived `Debug` of a type shows. */
function secretIn(type: string, types: Types, project: Project, steps = MAX_STEPS): string | undefined {
  const path = onlyOne(types.files.get(type))
  const text = path === undefined || steps === 0 ? undefined : project.text(path)
  const declared = path === undefined || text === undefined ? undefined : declaredIn(type, { path, text }, 'rs')
  if (!declared) return undefined
  const above = declared.above.slice(Math.max(0, declared.above.lastIndexOf('}')))
  const body = declared.body.slice(0, LONGEST_TYPE)
  if (!/derive\([^)]{0,200}\bDebug\b/.test(above) || /#\[(?:debug|educe|derivative)\(/.test(body)) return undefined
  const texts = Array.from(body.matchAll(TEXT_FIELD), ([, field = '']) => field)
  const own = texts.find((field) => shownName(field) === 'credential' && !(keepsRows.pattern.test(above) && /passw/i.test(field)))
  if (own !== undefined) return own
  for (const [, field, given, alone] of body.matchAll(HELD)) {
    const next = given ?? alone
    const found = next === undefined || next === type ? undefined : secretIn(next, types, project, steps - 1)
    if (found !== undefined) return field === undefined ? found : `${field}.${found}`
  }
  return undefined
}

const LONGEST_TYPE = 4000
const TEXT_FIELD = /\b(\w{1,60})\s{0,4}:\s{0,4}(?:Option<\s?)?(?:String|&\s?(?:'\w{1,20} )?str|Cow<)/g
/** A field of another type, and what a variant of an enumeration holds: `oauth: OauthConfig,`, `Chained(OauthConfig)`. */
const HELD = new RegExp(`\\b(\\w{1,60})\\s?:\\s?${TYPE.source}|\\b[A-Z]\\w{1,60}\\(${TYPE.source}`, 'g')

interface Types {
  /** The files that declare a type, by its name. */
  readonly files: ReadonlyMap<string, ReadonlySet<string>>
  /** The types that fields have, by their names. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
}

/** All types of a repository and the types of their fields; of a larger one nothing is known. */
const typesOf = oncePer((project: Project): Types => {
  const [files, fields] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()]
  const paths = filesOfLanguage(project, 'rs')
  for (const path of paths.length > MOST_FILES ? [] : paths) {
    const text = project.text(path) ?? ''
    for (const [, type = ''] of text.matchAll(DECLARES)) add(files, type, path)
    for (const [, field = '', type = ''] of text.matchAll(FIELD)) add(fields, field, type)
  }
  return { files, fields }
})

function add(to: Map<string, Set<string>>, key: string, value: string): void {
  to.set(key, (to.get(key) ?? new Set<string>()).add(value))
}

const MOST_FILES = 1000
const DECLARES = /^[ \t]{0,8}(?:pub(?:\([a-z]{1,20}\))?[ \t]{1,4})?(?:struct|enum)[ \t]{1,4}([A-Z]\w{1,60})/gm
const FIELD = new RegExp(
  `^[ \\t]{1,16}(?:pub(?:\\([a-z]{1,20}\\))?[ \\t]{1,4})?([a-z_]\\w{0,40}):[ \\t]?${TYPE.source}>{0,3},?[ \\t\\r]{0,4}$`,
  'gm',
)
