import type { Project } from '../../discover/project.ts'
import { addressAsText, asksForRedirect, redirectsTo, sendsCode, wrapsAddress } from '../../knowledge/words/redirects.ts'
import { bindsRedirect, takesUnchecked } from '../../knowledge/words/redirect-parameters.ts'
import type { RedirectUri } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { openBracket } from '../../text/brackets.ts'
import { literally } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { functionAround, givenLast, isInComment, type FunctionAround } from '../../program/written/index.ts'
import { comparison } from './redirect-checks.ts'
import { carriedBy, deciding, type Carried } from './redirected-codes.ts'
import { comparisonsInText, isNeverCompared } from './redirect-comparisons.ts'

const SENDS = new RegExp(redirectsTo.pattern, 'g')
/** `a.b`, `$a->b()`. */
const PATH = /^(\$?\w{1,60}(?:(?:\(\))?(?:\?\.|->|\.)\w{1,60}){0,4})/
const REDIRECT = /redirect_?ur[il](?:_?str(?:ing)?)?$|redirect_?to$/i
const SETTING = /env|conf|settings|options|opts|client|constants/i
/** Functions that are looked at in one file. */
const MOST = 40

/**
 * A code that is sent to whatever redirect URI the request names, in languages that are read without a grammar: by a function that compares
 * it with nothing and hands it to nobody who may, or in a repository of which nothing compares any.
 */
export function* unaskedInBraces(text: Text, language: CLike, project: Project): Generator<RedirectUri> {
  const { file } = text.at
  const found = new Map<number, { readonly at: Span; readonly carries: Carried }[]>()
  let last = 0
  for (const match of [...text.value.matchAll(SENDS)].slice(0, MOST)) {
    if (isInComment(text.value, match.index)) continue
    const [begin, end] = [last, match.index + match[0].length]
    last = end
    const around = functionAround({ file, start: end, end }, language)
    const code = around.before + around.after
    if (!sendsCode.pattern.test(code)) continue
    const from = comesFrom(text.value.slice(end, end + 200), around, file)
    if (from === undefined) continue
    const { comparesNothing, comparesAs } = comparisonsInText(code)
    const isOfRequest = from.asked && comparesNothing() && !isHandedOn(from.names, code)
    if (!isOfRequest && (!isNeverCompared(project) || comparesAs(from.names))) continue
    const at = slice(text, match.index, end + (/^[^;\n]{0,160}/.exec(text.value.slice(end))?.[0].trimEnd().length ?? 0)).at
    const carries = carriedBy(text.value.slice(Math.max(begin, end - around.before.length), at.end - text.at.start), sendsCode.pattern)
    found.set(around.start, [...(found.get(around.start) ?? []), { at, carries }])
  }
  for (const redirects of found.values()) {
    const one = deciding(redirects)
    if (one) yield comparison('request', one.at)
  }
}

interface From {
  /** The function itself takes it from the request. */
  readonly asked: boolean
  readonly names: readonly string[]
}

/** Whether an address is, at its beginning, a redirect URI, and by which names it goes. */
function comesFrom(code: string, around: FunctionAround, file: Text['at']['file'], steps = 6): From | undefined {
  const inner = code.trimStart()
  const wrapped = wrapsAddress.pattern.exec(inner)
  if (wrapped) return steps > 0 ? comesFrom(inner.slice(wrapped[0].length), around, file, steps - 1) : undefined
  const path = PATH.exec(inner)?.[1]?.replace(addressAsText.pattern, '')
  if (path === undefined) return undefined
  const [name = ''] = path.split(/\(|\.|->|\?/, 1)
  if (name !== path.replaceAll('()', '')) return REDIRECT.test(path) && !SETTING.test(path) ? { asked: false, names: [] } : undefined
  const given = givenLast(name, around, file)
  if (!given) {
    const declared = new RegExp(`${bindsRedirect.pattern.source}\\s{0,4}(?:\\w{1,20}\\??\\s{1,4})?${literally(name)}\\b`)
    return REDIRECT.test(name) ? { asked: declared.test(around.before), names: [name] } : undefined
  }
  const value = file.text.slice(given.at.start, given.at.start + 200)
  if (asksForRedirect.pattern.test(value.split('\n', 1)[0] ?? '')) return { asked: true, names: [name] }
  const from = steps > 0 ? comesFrom(value, around, file, steps - 1) : undefined
  return from && { ...from, names: [...from.names, name] }
}

/** Whether a name goes to a function, or into an object, that may compare it. */
function isHandedOn(names: readonly string[], code: string): boolean {
  return names.some((name) => {
    // Behind a type it is declared, and not used.
    const uses = code.matchAll(new RegExp(`(?<![\\w.>$]|[\\w?\\]>] )${literally(name)}(?=\\s{0,4}[,)}\\n])(?!, ?\\w{1,40} ?:?=)`, 'g'))
    return [...uses].some(({ index }) => !takesUnchecked.pattern.test(calledAround(code.slice(Math.max(0, index - FAR), index))))
  })
}

/** What holds an argument begins no farther before it, in characters. */
const FAR = 300

/** The function that is called with what stands behind some code; `{` for a field of an object, and nothing where a statement begins. */
function calledAround(before: string): string {
  if (/(?::|=>)\s{0,4}&?$/.test(before)) return '{'
  const from = Math.max(...['{', ';', '}'].map((mark) => before.lastIndexOf(mark)))
  const open = openBracket(before, '()', { start: from + 1 })
  if (open !== undefined) return /\w{1,60}$/.exec(before.slice(0, open))?.[0] ?? ''
  return before[from] === '{' && /\w/.test(before[from - 1] ?? '') ? '{' : ''
}
