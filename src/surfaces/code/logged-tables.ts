import { notTheSecret } from '../../knowledge/words/typed-objects.ts'
import { emptyTable, masksText } from '../../knowledge/words/value-kinds.ts'
import type { LogCall } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { entries, items, string, type Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { functionAround, shownIn, type Asked } from '../../program/written/index.ts'
import { isHarmless, isTakenOut, writtenName } from './c-like-held.ts'
import { isOtherValue, opensNothing } from './c-like-other-values.ts'
import { headersHeld } from './copied-headers.ts'
import { labelsCredential } from './c-like-secrets.ts'

/**
 * A table that its function writes out or fills, with a credential under its name, and that is written whole: the form of a token request,
 * `mapOf("refresh_token" to refresh)`, `body.put("password", word)`.
 */
export function tableWithSecret(node: Node, isArgument: boolean, all: readonly Said[], asked: Asked): TableShown | undefined {
  const name = writtenName(node)
  if (name === undefined || isHarmless(name) || notTheSecret.pattern.test(name)) return undefined
  const { at, language } = asked
  const made = lastMade(name, all, asked)
  if (!made || (made.value.kind !== 'map' && made.value.kind !== 'list' && !emptyTable.pattern.test(codeAt(made.value.at))))
    return undefined
  // A dictionary is in a text by its class, and a call that makes a text or a line of it goes through it.
  if (language === 'cs' && !isArgument && !isAnonymous(made.value) && at.file.text[node.at.start - 1] !== '(') return undefined
  const given = filled(name, made, all, at)
  for (const value of given.values()) {
    const headers = value && headersHeld(value, asked)
    if (headers) return { what: headers.what, within: name, at: node.at }
  }
  const isForm = given.has('grant_type')
  for (const [key, value] of given) {
    const isHeader = value !== undefined && isBehindScheme(key, value, asked)
    if (!isHeader && !labelsCredential(key) && !(isForm && OF_GRANT.test(key))) continue
    if (value && (isHeader || isShown(value, asked)) && !isTakenOut(name, key, at.file.text.slice(value.at.end, at.start)))
      return { what: key, within: name, at: node.at }
  }
  return undefined
}

/** The same of a table that another one holds, as the context of a message does: `['headers' => $headers]`. */
export function tableInTable(node: Node, all: readonly Said[], asked: Omit<Asked, 'at'>): TableShown | undefined {
  for (const { value } of node.kind === 'map' ? entries(node) : []) {
    const found = value.kind === 'dynamic' ? tableWithSecret(value, true, all, { ...asked, at: value.at }) : undefined
    if (found) return found
  }
  return undefined
}

/** `'Authorization' => 'Bearer ' . $token`, `"Authorization": "Bearer " + token`, `$"Bearer {token}"`; no mask and no part of a token. */
function isBehindScheme(key: string, value: Node, asked: Asked): boolean {
  const code = value.kind === 'dynamic' && /^(?:proxy-)?authorization$/i.test(key) ? codeAt(value.at, 200) : ''
  if (!PUT_BEHIND_SCHEME.test(code) || Array.from(code.matchAll(/(\w{1,60})\(/g)).some(([, one = '']) => masksText.pattern.test(one)))
    return false
  const put = shownIn(value, asked.language).filter((one) => !/^["'`]/.test(codeAt(one.at)))
  return put.some(({ at }) => !isHarmless(lastOf(codeAt(at))) && !opensNothing(codeAt(at), { ...asked, at }))
}

const PUT_BEHIND_SCHEME = /(?:^|["'])(?:Bearer|Basic|[tT]oken) (?:["']\s{0,8}[.+]|%s"|[{$])/

type TableShown = Pick<LogCall, 'what' | 'within' | 'at'>

/** What redeems a grant beside its type: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.3, RFC 7521 and RFC 8693. */
const OF_GRANT = /^(?:code|assertion|client_assertion)$/

/** What a name was given last before a place, in its function. */
function lastMade(name: string, all: readonly Said[], { at, language }: Asked): Said | undefined {
  const { start } = functionAround(at, language)
  return all.findLast((one) => one.is === 'set' && one.name === name && one.at.start >= start && one.value.at.end <= at.start)
}

/** `new { grant_type = "…", refresh_token = token }`, whose text has all of its members. */
function isAnonymous({ at: { file, start } }: Node): boolean {
  return /\bnew\s{0,40}$/.test(file.text.slice(Math.max(0, start - 40), start))
}

/** What a table holds at a place: what it was made with, and what was put in since. */
function filled(name: string, made: Said, all: readonly Said[], until: Span): ReadonlyMap<string, Node | undefined> {
  const given = new Map<string, Node | undefined>()
  // What is called by a word is the field of a class, but for an object without one.
  const areWords = isAnonymous(made.value)
  for (const { key, value } of made.value.kind === 'map' ? entries(made.value) : [])
    if (areWords || /["'`]/.test(codeAt({ ...key.at, start: key.at.start - 1 }))) given.set(key.value, value)
  for (const value of [...given.values()])
    for (const one of value?.kind === 'map' ? entries(value) : []) if (!given.has(one.key.value)) given.set(one.key.value, one.value)
  const puts = new RegExp(`^${literally(name)}\\.(?:put|add|append|set|Set|Add|TryAdd)$`)
  for (const one of all) {
    if (one.at.start < made.at.end || one.at.end > until.start) continue
    if (one.is === 'put' && one.name === name) for (const { key, value } of entries(one.value)) given.set(key.value, value)
    const [key, value] = one.is === 'call' && puts.test(one.name) ? items(one.value) : []
    const text = key && string(key)?.value
    if (text !== undefined) given.set(text, value)
  }
  return given
}

/** A variable, a member or what a getter gives: no text that is written here, no mask, no flag. */
function isShown(value: Node, asked: Asked): boolean {
  if (value.kind === 'list') return items(value).some((one) => isShown(one, asked))
  const code = codeAt(value.at)
  if (!PATH.test(code) || masksText.pattern.test(code.split(/\W+/).findLast((one) => one !== '') ?? '')) return false
  const last = lastOf(code)
  if (value.kind !== 'dynamic' && value.kind !== 'map') return false
  return !isHarmless(last) && !/^[A-Z\d_]+$/.test(last) && !isOtherValue(code, { ...asked, at: value.at })
}

/** The last name of a path, also of one that is called. */
function lastOf(code: string): string {
  const names = code.replace(/(?:\(\)|\W)+$/, '').split(/\W+/)
  return names.at(-1) ?? ''
}

const PATH = /^[&*(]?\$?\w{1,60}(?:(?:\.|->|\?\.|!!\.|::)\w{1,60}(?:\(\))?){0,5}(?:!!|\))?$/
