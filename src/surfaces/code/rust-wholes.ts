import { wholeEnvironmentElsewhere } from '../../knowledge/libraries/written-tools.ts'
import { answersInRust, eachInRust, headersTaken, valueInRust } from '../../knowledge/words/rust-requests.ts'
import type { Project } from '../../discover/project.ts'
import type { LogCall } from '../../model/index.ts'
import { functionAround } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { closesLoop } from './c-like-looped-headers.ts'
import { looksAtNames } from './names-looked-at.ts'
import { headersInRust } from './rust-requests.ts'

/**
 * All variables of the process, or all headers of a request, that Rust shows whole by their `Debug`, by a variable that holds them, or one
 * by one: `for (key, value) in std::env::vars()`. One that looks at the names may leave some out.
 */
export function wholeInRust(code: string, debug: boolean, at: Span, project: Project): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const shown = code.replace(/^&/, '')
  if (wholeEnvironmentElsewhere.pattern.test(shown)) return debug ? { what: ENVIRONMENT, at } : undefined
  const name = valueInRust.pattern.exec(shown)?.[1]
  if (name === undefined) return undefined
  const { before } = functionAround(at, 'rs')
  const held = debug && shown === name ? heldIn(name, before, at) : undefined
  const what = held ?? inTurn(name, before, at, project)
  return what === undefined ? undefined : { what, ...(shown === what ? {} : { within: shown }), at }
}

/** What they are called where they are logged. */
const ENVIRONMENT = 'env::vars()'
const HEADERS = 'headers'

/** What a variable was given, of which nothing is taken out before it is shown. */
function heldIn(name: string, before: string, at: Span): string | undefined {
  const one = literally(name)
  const given = [...before.matchAll(new RegExp(`\\blet (?:mut )?${one}(?: ?: ?[^=;]{1,80})? = ([^;]{1,200});`, 'g'))].at(-1)
  if (!given || new RegExp(`\\b${one}\\.(?:remove|insert|retain|clear|get_mut)\\(`).test(before.slice(given.index))) return undefined
  return kindOf(given[1] ?? '', at)
}

function kindOf(value: string, { file }: Span): string | undefined {
  if (wholeEnvironmentElsewhere.pattern.test(value)) return ENVIRONMENT
  return headersTaken.pattern.test(value) && answersInRust.pattern.test(file.text) ? HEADERS : undefined
}

/** What a loop goes through whose value has a name: `for (name, value) in headers.iter()`. */
function inTurn(name: string, before: string, at: Span, project: Project): string | undefined {
  // `if let Ok(text) = value.to_str()` looks at no name, and is of the value.
  const read = [...before.matchAll(new RegExp(`\\blet (?:Ok|Some)\\(${literally(name)}\\) = (\\w{1,40})\\.`, 'g'))].at(-1)
  const value = read?.[1] ?? name
  for (const loop of [...before.matchAll(LOOPS)].toReversed()) {
    const { of, each, through = of, item = each } = loop.groups ?? {}
    const body = before.slice(loop.index + loop[0].length)
    if (item !== value || through === undefined || closesLoop(loop.groups?.['each'] === undefined ? `{${body}` : body)) continue
    if (looksAtNames(body.replaceAll(/\bif let (?:Ok|Some)\(\w{1,40}\) = /g, ''))) return undefined
    const bare = through.replace(/^&(?:mut )?|\.iter\(\)$/g, '')
    return kindOf(bare, at) ?? heldIn(bare, before, at) ?? (headersInRust(bare, true, at, project) ? HEADERS : undefined)
  }
  return undefined
}

const LOOPS = new RegExp(eachInRust.pattern, 'g')
