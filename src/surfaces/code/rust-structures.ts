import { shownName } from '../../classify/shown-name.ts'
import type { Project } from '../../discover/project.ts'
import { typedForTokens } from '../../knowledge/words/rust-requests.ts'
import { declarationOf, functionAround, type TypeDeclared } from '../../program/written/index.ts'
import { inTurn } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'
import type { SourceFile, Span } from '../../text/source.ts'

// What structures of Rust show of themselves.

/** A structure whose `Debug` is derived, with its fields: it shows them all. */
const STRUCTURE = inTurn(
  'g',
  /#\[derive\(([^)\]]{1,200})\)\]/,
  /(?:\s{0,40}#\[[^\]\n]{1,200}\]){0,6}\s{0,40}(?:pub(?:\([a-z]{1,20}\))?\s{1,4})?/,
  /struct\s{1,4}(\w{1,60})(?:<[^>{;]{0,80}>)?\s{0,4}\{([^}]{1,3000})\}/,
)
const TEXT_FIELD = /\b(\w{1,60})\s{0,4}:\s{0,4}(?:Option<\s{0,4})?(?:String|&\s{0,4}(?:'\w{1,20}\s{1,4})?str|Cow<)/g

/** The member that a value's derived `Debug` shows, by the type that a function of the file gives it: `let token = r.json::<Answer>()`. */
export function secretByDebug(name: string, at: Span, project: Project): string | undefined {
  const structures = structuresOf(at.file)
  if ((structures.size === 0 && !typedForTokens.pattern.test(at.file.text)) || shownName(name) === 'harmless') return undefined
  const { before } = functionAround(at, 'rs')
  const given = new RegExp(`(?<![\\w.])${name}\\s{0,4}(?::(?!:)[^=,;){}\\n]{1,80}|=(?![=>])[^;{]{1,300}|: ?(?:&|mut ){0,2}\\w{1,60})`, 'g')
  for (const [said] of [...before.matchAll(given)].reverse())
    for (const word of said.match(/\b[A-Z]\w{1,60}/g) ?? []) {
      const secret = structures.get(word) ?? elsewhere(word, at, project)
      if (secret !== undefined) return `${name}.${secret}`
    }
  return undefined
}

/** The same of a structure that another file declares and that is named for tokens: others are not looked for. */
function elsewhere(type: string, at: Span, project: Project): string | undefined {
  if (!typedForTokens.pattern.test(`: ${type}`)) return undefined
  return fieldsShown(type, at, project)?.find((field) => shownName(field) === 'credential')
}

/** The texts among the fields of a structure whose `Debug` shows them, in this file or the one that it is imported from. */
export function fieldsShown(type: string, { file }: Span, project: Project): readonly string[] | undefined {
  return shownOf(declarationOf(type, file, 'rs', project))?.texts
}

/**
 * What a declared type shows where its `Debug` is derived: the names of its texts, and its body; one that
 * leaves out some shows nothing.
 */
export function shownOf(
  declared: TypeDeclared | undefined,
): { readonly texts: readonly string[]; readonly above: string; readonly body: string } | undefined {
  if (!declared) return undefined
  const above = declared.above.slice(Math.max(0, declared.above.lastIndexOf('}')))
  const body = declared.body.slice(0, LONGEST_TYPE)
  if (!/derive\([^)]{0,200}\bDebug\b/.test(above) || /#\[(?:debug|educe|derivative)\(/.test(body)) return undefined
  return { texts: Array.from(body.matchAll(TEXT_FIELD), ([, name = '']) => name), above, body }
}

const LONGEST_TYPE = 4000

/** The credential among the fields of each structure whose `Debug` shows it. */
const structuresOf = oncePer((file: SourceFile): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const [, derived = '', name = '', fields = ''] of file.text.matchAll(STRUCTURE)) {
    if (!/\bDebug\b/.test(derived)) continue
    const secret = Array.from(fields.matchAll(TEXT_FIELD), ([, field = '']) => field).find((field) => shownName(field) === 'credential')
    if (secret !== undefined) found.set(name, secret)
  }
  return found
})
