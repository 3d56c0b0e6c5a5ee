import { accountAsked, madeForSignIn } from '../../knowledge/words/states.ts'
import { boundToBrowser } from '../../knowledge/words/oauth.ts'
import { enclosingFunction, type Module } from '../../program/index.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { BEFORE, beforeCall, givenFor, NOTHING, type GivenAt } from './calls-elsewhere.ts'
import { namesIn, type Place } from './state-definitions.ts'
import { CLOCK, IDENTIFIER, isOfRecord, isTextOfIds, keepsHalf, PAGE, partAsked, STRONG, WAY_BACK } from './state-values.ts'

type Weakness = 'constant' | 'guessable' | 'unbound' | 'missing'

/**
 * What is weak about a state that a function is given, by what all of its callers in the repository give for it: nothing, so that its
 * default goes out, a word, an id, or what the request that starts the sign-in names. Silent where one of them cannot be read, or keeps
 * something in the browser.
 */
export function weaknessGiven(module: Module, code: string, at: Place): Weakness | undefined {
  const [, parameter, fallback] = GIVEN.exec(code.trim().replace(/^\$?\{([^{}]{1,120})\}$/, '$1')) ?? []
  const id = parameter === undefined ? undefined : namesIn(module, parameter, at).at(-1)
  const binding = id && module.binding(id)
  const fn = binding?.kind === 'param' && !module.written(binding) ? enclosingFunction(module, binding.id) : undefined
  if (!binding || !fn || parameter === undefined || keepsHalf(module)) return undefined
  const around = module.parent(binding.id)
  const byDefault = around?.type === 'AssignmentPattern' && around.left === binding.id ? module.source(around.right) : undefined
  const found = new Set<Weakness>()
  for (const one of givenFor(module, fn, parameter) ?? []) {
    const is = weaknessAt(one, fallback ?? byDefault ?? '')
    if (is === undefined) return undefined
    found.add(is)
  }
  return ORDER.find((one) => found.has(one))
}

const ORDER: readonly Weakness[] = ['guessable', 'unbound', 'constant', 'missing']
/** `state`, `state || ''`, `state or "desk"` */
const GIVEN = /^([\w$]{1,60})(?:\s{0,4}(?:\|\||\?\?|\bor\b)\s{0,4}(["'`][^"'`${}]{0,80}["'`]|undefined|null|None))?$/
const TEXT = /^["'`][^"'`${}]{0,80}["'`]$/

function weaknessAt({ code, text, start }: GivenAt, instead: string): Weakness | undefined {
  if (code === undefined || NOTHING.test(code)) return ofText(instead)
  if (boundToBrowser.pattern.test(text)) return undefined
  return ofValue(code, code) ?? (/^[\w$]{1,60}$/.test(code) ? (ofName(code, text, start) ?? ofPath(code, text, start)) : undefined)
}

function ofText(code: string): Weakness | undefined {
  if (code === '' || NOTHING.test(code) || /^(["'`])\1$/.test(code)) return 'missing'
  return TEXT.test(code) ? 'constant' : undefined
}

/** A value by its code, and the name that it is given under. */
function ofValue(code: string, name: string): Weakness | undefined {
  if (TEXT.test(code)) return ofText(code)
  if (STRONG.test(code)) return undefined
  if (IDENTIFIER.test(code) || CLOCK.test(code) || PAGE.test(code) || isTextOfIds(code)) return 'guessable'
  const asked = partAsked(code)
  if (asked !== undefined) {
    const isKnown = [asked, name].some((one) => accountAsked.pattern.test(one) || isOfRecord(one))
    return isKnown && !madeForSignIn.pattern.test(`${asked} ${name}`) ? 'guessable' : undefined
  }
  const way = CHOICE.exec(code)?.slice(1).find(Boolean)
  return way !== undefined && WAY_BACK.test(way) ? 'unbound' : undefined
}

/** `redirect_uri if redirect_uri else "default"`, `returnTo || '/'`, `returnTo ? returnTo : '/'` */
const CHOICE = inTurn(
  '',
  /^/,
  oneOf(
    '',
    /([\w$]{1,60}) if [\w$]{1,60} else ["'][^"'{}]{0,80}["']/,
    /([\w$]{1,60})\s{0,4}(?:\|\||\?\?|\bor\b)\s{0,4}["'`][^"'`${}]{0,80}["'`]/,
    /[\w$]{1,60}\s{0,4}\?\s{0,4}([\w$]{1,60})\s{0,4}:\s{0,4}["'`][^"'`${}]{0,80}["'`]/,
  ),
  /$/,
)

/** A name by the only value that it is given before a call. */
function ofName(name: string, text: string, start: number): Weakness | undefined {
  const before = beforeCall(text, start)
  const said = literally(name)
  const list = `(\\{[^{}=;()]{0,120}\\b${said}\\b[^{}=;()]{0,80}\\})`
  const given = new RegExp(`(?:${list}|(?<![\\w$.])${said}(?::[^=\\n]{1,40})?)\\s{0,4}=(?![=>])\\s{0,8}([^;\\n]{1,300})`, 'g')
  const [only, ...more] = [...before.matchAll(given)]
  if (!only || more.length > 0) return undefined
  const [, opened, value = ''] = only
  return ofValue(opened === undefined ? value.trim() : `${value.trim()}.${name}`, name)
}

/** The id of a record that the path of the route around a call names: `@router.get("/mailboxes/{mailbox_id}/connect")`. */
function ofPath(name: string, text: string, start: number): Weakness | undefined {
  if (!isOfRecord(name) || madeForSignIn.pattern.test(name)) return undefined
  const near = text.slice(Math.max(0, start - BEFORE), start)
  const above = ROUTE_WITH_PATH.exec(near)
  const [, path = '', head = '', body = ''] = above ?? []
  const said = literally(name)
  const isTaken = new RegExp(`[{<](?:\\w{1,20}:)?${said}(?::\\w{1,20})?[}>]`).test(path) && new RegExp(`(?<!\\w)${said}(?!\\w)`).test(head)
  return isTaken && !new RegExp(`(?<![\\w.])${said}\\s{0,4}=(?!=)`).test(body) ? 'guessable' : undefined
}

/** A route of Python with what it is given, and the code behind it in which no other function begins. */
const ROUTE_WITH_PATH = inTurn(
  '',
  /@[\w.]{1,60}\.(?:get|post|route|api_route)\(\s{0,12}["']([^"'\n]{1,200})["'][^\n]{0,200}\n/,
  /(?:[ \t]{0,12}@[^\n]{0,200}\n){0,4}/,
  /[ \t]{0,12}(?:async )?def \w{1,80}\(([^()]{0,400}(?:\([^()]{0,200}\)[^()]{0,200}){0,6})\)/,
  /((?:(?!\n[ \t]{0,12}(?:async )?def )[^]){0,1400})$/,
)
