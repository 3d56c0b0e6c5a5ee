import { isLookedFor, isLookedForIn, namesClient, namesPerson, sendsForm } from '../../knowledge/words/password-endpoints.ts'
import type { CLike } from '../../parse/c-like.ts'
import { functionAround, withoutComments, withoutQuoted } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'

// Whether the name of a grant is part of a request, and not only what code refuses, looks for or tells of.

/** What a request carries beside the name of its grant, which says that it is one. */
const BESIDE = { password: namesPerson.pattern, implicit: namesClient.pattern }

/**
 * Whether the function around the name of a grant sends it, or has there, or where the table of it is named, what goes with it in a
 * request: https://www.rfc-editor.org/rfc/rfc6749.html#section-4.3.2
 */
export function isOfRequest(at: Span, grant: 'password' | 'implicit', language: CLike): boolean {
  const { before, after, start } = functionAround(at, language)
  const code = saidBy(`${before}${after}`)
  if (BESIDE[grant].test(code) || sendsForm.pattern.test(code)) return true
  const name = heldIn(before)
  if (name !== undefined && handsOn(name, after)) return true
  return placesOf(name, at, { start, end: at.end + after.length }).some((one) =>
    BESIDE[grant].test(saidBy(functionAround(one, language).code)),
  )
}

/** Where else code says the constant or the variable that has the name of a grant. */
export function usesOfGrant(at: Span, language: CLike): readonly Span[] {
  const { before, after, start } = functionAround(at, language)
  return placesOf(heldIn(before), at, { start, end: at.end + after.length })
}

/** Whether a text is an argument of what looks for it in another, or compared: `body.contains("grant_type=password")`. */
export function isSearchedFor({ file: { text }, start, end }: Span): boolean {
  return isLookedFor.pattern.test(text.slice(Math.max(0, start - NEAR), start)) || isLookedForIn.pattern.test(text.slice(end, end + NEAR))
}

/** Code without what it tells people. */
function saidBy(code: string): string {
  return withoutQuoted(withoutComments(code), (said) => said.includes(' '))
}

function heldIn(before: string): string | undefined {
  return HELD.exec(before.slice(-NEAR))?.[1]
}

/** The variable or the constant that a table or a text is given to. */
const HELD = /(?<![\w.])(\$?[A-Za-z_]\w{1,60})(?:\s?:\s?[^=;\n]{1,80})?\s{0,4}:?=(?![=>])[^;]{0,160}$/

/** Whether code gives a variable to a call, as a whole. */
function handsOn(name: string, code: string): boolean {
  return new RegExp(`[(,]\\s{0,20}&?${literally(name)}\\s{0,20}[,)]`).test(code)
}

/** Where a file says a name outside of a function. */
function placesOf(name: string | undefined, { file }: Span, own: { readonly start: number; readonly end: number }): Span[] {
  if (name === undefined) return []
  const named = new RegExp(`(?<!\\w)${literally(name)}(?!\\w)`, 'g')
  const found = [...file.text.matchAll(named)].filter(({ index }) => index < own.start || index >= own.end)
  return found.slice(0, MOST).map(({ index }) => ({ file, start: index, end: index + name.length }))
}

/** In characters. */
const NEAR = 240
/** More places are not looked at. */
const MOST = 8
