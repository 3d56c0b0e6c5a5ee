import { constantTimeInGo } from '../../knowledge/libraries/programs.ts'
import type { Said } from '../../parse/c-like.ts'
import { tellsCallersApart } from '../../knowledge/words/checks.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import type { Span, Text } from '../../text/source.ts'
import { codeOf } from './go-defaults.ts'
import { functionsOfGoFile, wordsOf, type Part } from '../../program/written/index.ts'
import type { GuardElsewhere } from './go-guards-elsewhere.ts'
import { namesOf } from './go-served-straight.ts'
import { folderOf } from '../../text/paths.ts'

/** A header by which a caller shows who it is. */
export const GO_HEADER = /["'`](?:authorization|bearer ?|x-api-key|x-auth[\w-]{0,40})["'`]/i

/** A comparison of what a caller shows with one value. */
const COMPARES_KEY = oneOf(
  '',
  inTurn('', /\bsubtle\./, constantTimeInGo.pattern, /\(/),
  /(?<=[!=]= ?)"Bearer " ?\+/,
  /"Bearer " ?\+ ?[\w.]{1,60}(?= ?[!=]=)/,
  /\.Header\.Get\("(?:X-API-Key|X-Api-Key|X-Auth-Token)"\) ?[!=]= ?(?!")[\w.]{1,60}/,
)

/** A header that is for one secret alone. */
const KEY_HEADER = /\.Header\.Get\("(?:x-)?(?!(?:x-)?(?:csrf|xsrf))(?:\w{1,30}-){0,4}(?:key|token|secret)"\)/i

/** Where the only check of a file compares what callers show with one value. */
export function sharedKeyInGo({ value: code, at: { file } }: Text): Span | undefined {
  const own = withoutImports(code).replace(/\/\/[^\n]*/g, '')
  if (tellsCallersApart.pattern.test(own) || !(GO_HEADER.test(own) || KEY_HEADER.test(own))) return undefined
  const written = COMPARES_KEY.exec(code)
  if (written) return { file, start: written.index, end: written.index + written[0].length }
  for (const one of functionsOfGoFile(file)) {
    const found = comparedByName(one)
    if (found) return { file, start: one.start + found.index, end: one.start + found.index + found[0].length }
  }
  return undefined
}

function comparisonIn(one: Part): RegExpExecArray | undefined {
  return COMPARES_KEY.exec(one.code) ?? comparedByName(one)
}

/** A header with a secret that a variable holds. */
const HELD = inTurn(
  'g',
  /\b(\w{1,60})\s?:?=\s?[^\n;]{0,80}\.Header\.Get\(/,
  oneOf(
    '',
    /"(?:[aA]uthorization)"/,
    /"(?:[xX]-)?(?!(?:[xX]-)?(?:[cC][sS]|[xX][sS])[rR][fF])(?:\w{1,30}-){0,4}(?:[kK]ey|KEY|[tT]oken|[sS]ecret)"/,
  ),
)

/** `key := r.Header.Get("X-API-Key")` and `key != want`, where that is the same for every request: a parameter, a setting, a field. */
function comparedByName({ code }: Part): RegExpExecArray | undefined {
  for (const { 1: held = '', index } of code.matchAll(HELD)) {
    const compared = new RegExp(
      `(?<![\\w.])(?:${held} ?[!=]= ?([A-Za-z_][\\w.]{0,80})|([A-Za-z_][\\w.]{0,80}) ?[!=]= ?${held})(?![\\w.("[])`,
      'g',
    )
    compared.lastIndex = index
    for (let found = compared.exec(code); found; found = compared.exec(code)) {
      const expected = found[1] ?? found[2] ?? ''
      if (expected !== 'nil' && isTheSame(expected, held, code)) return found
    }
  }
  return undefined
}

/** Whether a function is given a value, or takes it from its environment, and looks nobody up for it. */
function isTheSame(expected: string, held: string, code: string): boolean {
  const [root = ''] = expected.split('.')
  const set = new RegExp(`\\b${literally(root)}\\b[^\\n=(){}]{0,60}:?= ?([^\\n]{1,200})`).exec(code)?.[1]
  return set === undefined || (FIXED.test(set) && !wordsOf(set).has(held))
}

const FIXED = /^(?:strings\.\w{1,20}\()?(?:os\.Getenv\(|(?:\w{1,40}\.)?(?:cfg|conf|config|settings)\b)/

/** The code of a file without a check of another package, and whatever else it calls of that. */
function withoutGuard(code: string, { name, file }: GuardElsewhere): string {
  const folder = folderOf(file.path).split('/').at(-1) ?? ''
  const ofPackage = folder === '' ? code : code.replace(new RegExp(`\\b${literally(folder)}\\.\\w{1,80}`, 'g'), '')
  return ofPackage.replaceAll(name, '')
}

/** Where the one function of another file that stands in front of a server compares what callers show with one value. */
export function sharedKeyElsewhere(
  guards: readonly GuardElsewhere[],
  made: Said,
  all: readonly Said[],
  { text, isGuarded }: { readonly text: Text; readonly isGuarded: (code: string) => boolean },
): Span | undefined {
  const [guard, ...others] = guards
  if (!guard || others.length > 0 || isGuarded(withoutGuard(text.value, guard))) return undefined
  if (tellsCallersApart.pattern.test(guard.code) || !(GO_HEADER.test(guard.code) || KEY_HEADER.test(guard.code))) return undefined
  const found = comparisonIn(guard.function)
  if (!found || !standsInFront(guard.name, made, all, text)) return undefined
  const start = guard.function.start + found.index
  return { file: guard.file, start, end: start + found[0].length }
}

/** Whether a function is given what serves MCP, or a router that does: `guard.RequireKey(key, handler)`, `router.Use(keyed)`. */
function standsInFront(name: string, made: Said, all: readonly Said[], { value: code }: Text): boolean {
  const names = new Set(namesOf(made, all))
  for (const { is, name: set, value } of all) if (is === 'set' && /^http\.NewServeMux\(\)/.test(codeOf(value.at))) names.add(set)
  const isAround = all.some(
    (one) => one.is === 'call' && one.name.split('.').at(-1) === name && one.at.start < made.at.start && one.at.end >= made.at.end,
  )
  return (
    isAround ||
    code
      .split('\n')
      .some(
        (line) =>
          line.includes(name) &&
          (/\.Use\(|\/mcp\b/.test(line) || [...wordsOf(line.slice(line.indexOf(name)))].some((one) => names.has(one))),
      )
  )
}

export function withoutImports(code: string): string {
  return code.replace(/^import\s*\([^)]{0,4000}\)/m, '').replace(/^import\s[^\n]{0,300}/gm, '')
}
