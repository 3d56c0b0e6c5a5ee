import { shownName } from '../../classify/shown-name.ts'
import type { CookieOptions } from '../../knowledge/libraries/cookies.ts'
import type { Place } from '../../knowledge/libraries/row.ts'
import { behindProxy, credentialCookie, noSignInCookie, signInCookie } from '../../knowledge/words/cookies.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import type { Reading } from '../../model/reading.ts'
import { items, type Node, plain } from '../../parse/node.ts'
import {
  callsTo,
  definition,
  dotted,
  fold,
  keyOf,
  lastName,
  unwrap,
  writtenAt,
  type Arguments,
  type Ast,
  type Module,
} from '../../program/index.ts'
import { inTurn } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { bareToken } from '../../knowledge/words/sessions.ts'
import { listensHereAlone } from './listening.ts'
import { servesThisMachine } from './loopback-pages.ts'
import { isSecuredLater } from './secured-later.ts'
import { bool } from './settings.ts'

/** Cookies that are a token by their name, or by the name of the setting that has it. */
const TOKEN_COOKIE = /(?:refresh|access|auth|session|id)[_-]?token(?:[_-]?(?:key|name|cookie))?$|jwt$|^token$/i

interface CookieNamed {
  /** The name, where it is known. */
  readonly name: string | undefined
  /** Nothing after the call marks the cookie. */
  readonly asWritten?: true | undefined
}

/**
 * A token that scripts are kept from, `httpOnly: true`, and the network is not: of what is written with care the rest is missing. What a
 * browser is told needs no such sign, only that the value is a token.
 */
export function* unmarkedCookie(
  module: Module,
  given: Arguments,
  options: CookieOptions,
  { name, asWritten }: CookieNamed,
): Generator<Reading> {
  const setting = given.expression(options.name)
  const named = name ?? (setting && lastName(setting))
  const secure = given.positional.length > 1 ? besideName(options.secure) : options.secure
  if (named === undefined || given.option(secure).is !== 'unset' || isSecuredLater(module)) return
  const kept = given.option(['httpOnly', 'httponly'].flatMap((one) => beside(secure, one)))
  const isKept = kept.is === 'set' && bool(kept.value.value) === true
  const value = given.expression(options.value)
  if (isKept && TOKEN_COOKIE.test(named)) yield withoutSecure(named, kept.at)
  else if (asWritten && setting && value && carriesToken(named, module.source(value)) && !isHereAlone(module))
    yield withoutSecure(named, module.span(setting))
}

/** What is called back at, or listens at, this machine alone, and nothing stands before. */
function isHereAlone(module: Module): boolean {
  return servesThisMachine(module) || (listensHereAlone(module) && !behindProxy.pattern.test(module.file.text))
}

/** Where an option is of a call that gives the name by itself, and not in an object with all the rest. */
function besideName(place: Place): Place {
  return typeof place === 'object' ? place.filter((one) => !/^0\./.test(String(one))) : place
}

/** Another option of the same object. */
function beside(place: Place, name: string): Place {
  if (typeof place === 'number') return place
  return typeof place === 'string' ? place.replace(/secure$/, name) : place.map((one) => String(one).replace(/secure$/, name))
}

/** A cookie of this name that may be sent over plain HTTP. */
export function withoutSecure(name: string, at: Span): Reading {
  return { kind: 'transportSetting', problem: 'insecure-cookie', written: `${name} without secure`, at }
}

/** Whether a cookie is a credential by its name and by what is put into it: a name alone is given to marks as well. */
function carriesToken(name: string, written: string): boolean {
  const put = nameOfValue(written)
  if (put === undefined || !credentialCookie.pattern.test(name) || shownName(name) === 'harmless') return false
  if (handedOnce.pattern.test(name) || handedOnce.pattern.test(put)) return false
  return shownName(put) === 'credential' || bareToken.pattern.test(put)
}

const VALUE = inTurn(
  '',
  /^(?:encodeURIComponent\(|String\(|f["']Bearer \{)?\s{0,9}/,
  /(?:[\w$]{1,60}[?!]?\.){0,9}([\w$]{1,60})(?:[!)]{0,3}|\}["'])/,
  /(?:\s{0,9}(?:\?\?|\|\||as )[^,;]{0,60})?$/,
)

/** What a value is called, also where it is encoded, behind `Bearer` or has a fallback: `encodeURIComponent(token ?? '')`. */
function nameOfValue(written: string): string | undefined {
  return VALUE.exec(written)?.[1]
}

/** `document.cookie = …` of a token: the text, or the list that is joined, has all that the browser is told. */
export function* documentCookies(module: Module): Generator<Reading> {
  for (const { left, right } of module.nodes('AssignmentExpression')) {
    if (!/^(?:(?:window|globalThis)\.)?document\.cookie$/.test(dotted(left) ?? '')) continue
    const { text, filledIn } = cookieText(module, unwrap(right))
    const [, name = '', value = '', rest = ''] = /^([^=;\s]{1,200})=(\0\d{1,3}\0)(?![^;])(.*)$/s.exec(text) ?? []
    // What is filled in anywhere but as the value of an attribute may be the mark.
    if (value === '' || /;\s*secure\b|(?<!=)\0\d{1,3}\0/i.test(rest)) continue
    const named = [name.replace(/\0(\d+)\0/g, (_, i) => lastWord(filledIn[Number(i)]) ?? '')].find((one) => one !== '')
    const put = filledIn[Number(value.slice(1, -1))] ?? ''
    if (named !== undefined && [put, ...namesOf(module, right, put)].some((one) => carriesToken(named, one)))
      yield withoutSecure(named, module.span(left))
  }
}

/** What a value is called that is filled in as it was given: `token` of `const token = params.get('token')`. */
function namesOf(module: Module, text: Ast, put: string): readonly string[] {
  const inner = unwrap(text)
  const pieces = inner.type === 'TemplateLiteral' ? inner.expressions : inner.type === 'BinaryExpression' ? [inner.left, inner.right] : []
  return pieces.flatMap((one) => {
    const piece = unwrap(one)
    if (piece.type === 'BinaryExpression') return namesOf(module, piece, put)
    return piece.type === 'Identifier' && writtenAt(module.span(definition(module, piece))) === put ? [piece.name] : []
  })
}

/**
 * A `Set-Cookie` header that keeps scripts from a session, `HttpOnly`, and not the network:
 * https://www.rfc-editor.org/rfc/rfc6265#section-4.1.2.5
 */
export function* headerCookies(module: Module): Generator<Reading> {
  for (const value of setCookies(module)) {
    const { text } = cookieText(module, unwrap(value))
    const [, name = '', rest = ''] = /^([\w.-]{1,200})=(?:\0\d{1,3}\0)+(?![^;])(.*)$/s.exec(text) ?? []
    if (!/;\s*httponly\b/i.test(rest) || /;\s*secure\b|(?<!=)\0\d{1,3}\0/i.test(rest) || ENDED.test(rest)) continue
    if (signInCookie.pattern.test(name) && !noSignInCookie.pattern.test(name) && !isSecuredLater(module) && !servesThisMachine(module))
      yield withoutSecure(name, module.span(value))
  }
}

/** A cookie that is taken away. */
export const ENDED = /;\s{0,4}max-age=\s{0,4}(?:0\b|-)|;\s{0,4}expires=[^;]{0,20}\b1970\b/i

/** The values of `Set-Cookie` headers: `setHeader('Set-Cookie', …)`, `{ headers: { 'Set-Cookie': … } }`, `headers['Set-Cookie'] = …`. */
function* setCookies(module: Module): Generator<Ast> {
  const isName = (text: unknown) => /^set-cookie$/i.test(String(text))
  for (const { node } of callsTo(module, /^(?:header|append|set|put|(?:set|add|send)_?[hH]eader)$/)) {
    const [name, value] = node.arguments
    if (name?.type === 'Literal' && isName(name.value) && value && value.type !== 'SpreadElement') yield value
  }
  for (const one of module.nodes('Property')) if (isName(keyOf(one))) yield one.value
  for (const { left, right } of module.nodes('AssignmentExpression'))
    if (left.type === 'MemberExpression' && isName(keyOf(left))) yield right
}

/** The text of a cookie, with `\0number\0` for each piece that is filled in, and how that one is written. */
function cookieText(module: Module, node: Ast): { readonly text: string; readonly filledIn: readonly string[] } {
  const list =
    node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && keyOf(node.callee) === 'join' && node.callee.object
  const folded = fold(module, list || node)
  if (list && (folded.kind !== 'list' || folded.open)) return { text: '', filledIn: [] }
  const filledIn: string[] = []
  const textOf = (one: Node): string => {
    if (one.kind === 'template') return one.parts.map(textOf).join('')
    const known = plain(one)
    return known ? known.value : `\0${filledIn.push(writtenAt(one.at)) - 1}\0`
  }
  return { text: (list ? items(folded) : [folded]).map(textOf).join('; '), filledIn }
}

function lastWord(written: string | undefined): string | undefined {
  return /(\w{1,60})\W*$/.exec(written?.slice(-80) ?? '')?.[1]
}
