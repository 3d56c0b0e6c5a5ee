import type { Project } from '../../discover/project.ts'
import { checksRequest, mayCheckRedirect } from '../../knowledge/words/checks.ts'
import { looksUpClient, saysOfRedirect } from '../../knowledge/words/redirect-parameters.ts'
import {
  asksForQuery,
  asksForRedirect,
  comparesRedirect,
  comparesWithCode,
  looksUpAnything,
  looksUpRedirect,
  ofAuthorizeRequest,
  ofTokenRequest,
  refusesNoRedirect,
} from '../../knowledge/words/redirects.ts'
import { comparesByItself, handsRequestOn } from '../../knowledge/words/redirects-if-known.ts'
import { isTextLiteral, walk, withoutComments, withoutParts, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { withoutQuoted } from '../../program/written/index.ts'
import { lazy } from '../../text/lazy.ts'
import { matchesAround } from '../../text/around.ts'
import { literally } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import { standsBehindCheck } from './own-redirect-checks.ts'
import { asksByWhole } from './whole-requests.ts'

// Whether a redirect URI is compared with what is registered: by code, by a function, by anything in a repository.

const FOR_QUERY = new RegExp(asksForQuery.pattern, 'g')
const WITH_CODE = new RegExp(comparesWithCode.pattern, 'gi')

/** Whether code may compare a redirect URI with the ones of a client, whatever it calls them. */
export function isCompared(text: string): boolean {
  const asked = text.replaceAll(FOR_QUERY, '')
  const left = ofTokenRequest.pattern.test(asked) ? asked.replaceAll(WITH_CODE, '') : asked
  return comparesRedirect.pattern.test(left) || looksUpRedirect.pattern.test(left)
}

/** Whether code may compare a redirect URI with what is registered: by a word for it, by a look into a store, or by a comparison. */
function mayCompare(code: string): boolean {
  return mayCheckRedirect.pattern.test(code) || looksUpAnything.pattern.test(code) || isCompared(code)
}

/** Whether a function may compare a redirect URI that has these names in it, or hands its whole request to a check. */
function isComparedAs(names: Iterable<string>, code: string): boolean {
  let said = code
  for (const name of names) said = said.replace(new RegExp(`(?<![\\w.$>])${literally(name)}(?![\\w$])`, 'g'), 'redirect_uri')
  return checksRequest.pattern.test(said) || isCompared(said)
}

/** What a function may do with a redirect URI. */
export interface Comparisons {
  /** Whether the function may compare a redirect URI that has these names. One function may redirect thousands of times. */
  comparesAs(names: Iterable<string>): boolean
  /** Whether the function, what it says and what stands in front of it compare none. */
  comparesNothing(): boolean
}

/** @param sender a function that only sends the browser there */
export function comparisonsIn(module: Module, around: FunctionNode, sender?: string): Comparisons {
  const said = lazy(() => {
    const code = withoutTexts(module, around)
    return sender === undefined ? code : code.replaceAll(`${sender}(`, 'redirect(')
  })
  const known = new Map<string, boolean>()
  return {
    comparesNothing: lazy(() => {
      if (asksByWhole(module, around)) return false
      const code = withoutComments(module, around)
      if (!mayCheckRedirect.pattern.test(code)) return !mayCompare(said())
      const rest = said().replace(looksUpClient.pattern, '')
      if (mayCompare(rest) || handsRequestOn.pattern.test(rest)) return false
      return !textsIn(around).some((one) => saysOfRedirect.pattern.test(module.source(one))) && !standsBehindCheck(module, around)
    }),
    comparesAs: (names) => {
      const key = [...names].join(' ')
      const is = known.get(key) ?? isComparedAs(names, said())
      known.set(key, is)
      return is
    },
  }
}

/** Of a function that is read as text, what it does. */
export function comparisonsInText(code: string): Comparisons {
  return {
    comparesNothing: () => !mayCompare(withoutQuoted(code, (said) => !/^.\?.$/.test(said))),
    comparesAs: (names) => isComparedAs(names, code),
  }
}

function textsIn(around: FunctionNode): readonly Ast[] {
  return [...walk(around)].filter((one) => one.type === 'TemplateElement' || (isTextLiteral(one) && one.value !== '?'))
}

/** The code of a function without its comments, and without what its texts say, but for the mark of a query. */
function withoutTexts(module: Module, around: FunctionNode): string {
  const left = [...textsIn(around), ...module.comments()].toSorted((one, other) => one.start - other.start)
  return withoutParts(module, around, left, '""')
}

/** What the code of a repository does with redirect URIs, but for its tests. */
export interface Redirects {
  /** An authorization endpoint of its own takes one from the request. */
  readonly asked: boolean
  /** Something may compare one with those of a client. */
  readonly compared: boolean
  /** Something may take no client without one. */
  readonly refusesNone: boolean
  /** Clients may register theirs here. */
  readonly registers: boolean
}

const SPEAKS = /redirect_?ur[il]|callback_?url/i
/** Lines that are a comment as a whole. */
const COMMENTS = /^[ \t]{0,80}(?:\/\/|\*|\/\*|#(?!\[)).*$/gm
/** Larger repositories are not asked as a whole. */
const MOST_FILES = 3000

/** What all code of a repository does with redirect URIs; nothing where there is too much of it. */
export function redirectsIn(project: Project): Redirects | undefined {
  return onceFor(project, 'redirects', () => {
    const paths = codeAround(project, { most: MOST_FILES })
    return paths && together(paths, (path) => project.text(path) ?? '')
  })
}

/** An endpoint of this repository takes redirect URIs from requests, and nothing in it compares them. */
export function isNeverCompared(project: Project): boolean {
  const anywhere = redirectsIn(project)
  return anywhere !== undefined && anywhere.asked && !anywhere.compared
}

/** One text after the other, so that those that are done with are let go. */
function together(paths: readonly string[], textOf: (path: string) => string): Redirects {
  const found = { asked: false, compared: false, refusesNone: false, registers: false }
  for (const path of paths) {
    const whole = textOf(path)
    found.compared ||= comparesByItself.pattern.test(whole)
    if (!SPEAKS.test(whole)) continue
    const text = whole.replaceAll(COMMENTS, '')
    found.asked ||= isAsked(text)
    found.compared ||= isCompared(text)
    found.refusesNone ||= refusesNoRedirect.pattern.test(text)
    found.registers ||= REGISTERS.test(text)
  }
  return found
}

/** What a registration answers (RFC 7591 section 3.2.1). */
const REGISTERS = /client_id_issued_at|client_secret_expires_at/

const ASKED = new RegExp(asksForRedirect.pattern, 'g')
/** How far from it, in characters, stand the other parameters of the same request. */
const NEAR = 400
const PARAMETER = /redirect_uri/g

function isAsked(text: string): boolean {
  for (const { index, 0: said } of matchesAround(text, PARAMETER, ASKED, NEAR)) {
    const around = text.slice(Math.max(0, index - NEAR), index + said.length + NEAR)
    if (ofAuthorizeRequest.pattern.test(around) && !ofTokenRequest.pattern.test(said)) return true
  }
  return false
}
