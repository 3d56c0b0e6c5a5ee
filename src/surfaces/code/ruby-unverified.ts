import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { asWritten, wordsWritten } from '../../knowledge/libraries/written.ts'
import type { Statement } from '../../model/reading.ts'
import type { Said } from '../../parse/c-like.ts'
import { boolean, items } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt, type SourceFile, type Span } from '../../text/source.ts'
import { fileOf, methodAround, RUBY_FILES, type Part } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { decidesByKept } from './kept-claims.ts'
import { unverifiedBy, type Deciding } from './unverified-reads.ts'
import { decidedByCallers as decidedByAnyCaller, unlessBehindGuard, unlessGuarded } from './decided-by-callers.ts'
import { isHandedBefore } from './handed-before.ts'
import { callerByClaims } from './ruby-callers.ts'

const READS_TOKEN = asWritten(tokenReaders, 'reads-in-ruby')

/** Tokens that ruby-jwt reads without a check and whose claims decide. */
export default defineTextSurface({
  id: 'ruby-unverified',
  name: 'Tokens that are read without a check in Ruby',
  spec: 'https://github.com/jwt/ruby-jwt#algorithms-and-usage',
  counts: 'code',
  files: RUBY_FILES,
  mentions: wordsWritten(tokenReaders, 'reads-in-ruby'),
  skipsTests: true,
  *read(text, { project }): Generator<Statement> {
    const reads = saidInRuby(text).filter(({ is, name }) => is === 'call' && READS_TOKEN.test(name))
    // A look at who signed it comes before a check.
    if (reads.some((one) => !isUnverified(one))) return
    for (const { name, inFunction, value, at } of reads) {
      const method = methodAround(at)
      const token = codeAt(items(value)[0]?.at ?? value.at)
      if (/id_token/i.test(token) || ASKED_FOR.test(method.code) || isChecked(method.code) || isHandedBefore(at, project)) continue
      if (READS.test(inFunction ?? '')) {
        yield* decidedByAnyCaller({ name, inFunction, at }, project)
        continue
      }
      const from = at.end - method.start
      if (isHandedOn(token, method.code.slice(from, from + LONGEST))) continue
      const behind = method.code.slice(from, from + LONGEST)
      const deciding = DECIDES.exec(behind) ?? decidesByKept({ before: method.code.slice(0, at.start - method.start), behind })
      if (deciding) {
        const own = unlessBehindGuard(unverifiedBy({ name, inFunction, at }, deciding, 'method'), project)
        if (own) yield own
        continue
      }
      const elsewhere =
        inFunction !== undefined && GIVES.test(method.code) && !KEPT.test(token)
          ? decidedByCallers(inFunction, method, at, project)
          : undefined
      const named = elsewhere ? undefined : callerByClaims(method, at, (holder) => holdersOf(holder, at, project))
      const check = named && unlessGuarded(unverifiedBy({ name, inFunction, at }, named, 'method'), (named.file ?? at.file).path, project)
      if (elsewhere) yield unverifiedBy({ name, inFunction, at }, elsewhere, 'method')
      else if (check) yield check
      else yield* decidedByAnyCaller({ name, inFunction, at }, project)
    }
  },
})

/** A method that does nothing but give what the token says, also once for all: `@claims ||= JWT.decode(token, nil, false).first`. */
const GIVES = inTurn(
  '',
  /^[ \t]{0,40}def \w{1,60}[?!]?(?:\([^()\n]{0,80}\))?\s{0,80}/,
  /(?:return |=\s{0,4})?(?:@\w{1,60} \|\|= )?/,
  asWritten(tokenReaders, 'reads-token-in-ruby'),
)

/** One's own token, which the server gave over TLS. */
const KEPT = /session|current_user|\w\.(?:access_)?token\b|credentials/

/** A line of another method, here or in a class that has this one, by which what the method gives decides. */
function decidedByCallers(name: string, method: Part, at: Span, project: Project): Deciding | undefined {
  const { text } = at.file
  if (isChecked(text.slice(0, method.start) + text.slice(method.start + method.code.length))) return undefined
  const asks = new RegExp(`(?<![\\w.:@])${literally(name)}(?:\\[|\\.(?:fetch|dig)\\()`)
  for (const { 0: line, index } of text.matchAll(/[^\n]{1,300}/g)) {
    const found = asks.test(line) ? DECIDES.exec(line) : null
    if (found) return { 0: found[0], index: index + found.index - at.end, file: at.file }
  }
  const holder = /^[ \t]{0,8}(?:module|class) (?:\w{1,60}::){0,4}(\w{1,60})/m.exec(text)?.[1]
  return holder === undefined ? undefined : decidedByHolders(holder, asks, at, project)
}

/** In a class that includes a module or derives from a class. */
function decidedByHolders(holder: string, asks: RegExp, at: Span, project: Project): Deciding | undefined {
  for (const file of holdersOf(holder, at, project)) {
    for (const { 0: line, index } of file.text.matchAll(/[^\n]{1,300}/g)) {
      const found = asks.test(line) ? DECIDES.exec(line) : null
      if (found) return { 0: found[0], index: index + found.index, file }
    }
  }
  return undefined
}

/** The files with a class that includes a module or derives from a class, and that check no token. */
function* holdersOf(holder: string, at: Span, project: Project): Generator<SourceFile> {
  const has = new RegExp(`(?:\\b(?:include|helpers) |<\\s{0,4})(?:::)?(?:\\w{1,60}::){0,4}${literally(holder)}\\b`)
  const paths = project.below('').filter((path) => path.endsWith('.rb') && path !== at.file.path && !fileRole(path).test)
  for (const path of paths.length > MOST_FILES ? [] : paths) {
    const text = project.text(path)
    if (text !== undefined && has.test(text) && !isChecked(text)) yield fileOf({ path, text }, at.file, project)
  }
}

/** A repository of more files is not looked through. */
const MOST_FILES = 1500

/** `JWT.decode(token, nil, false)` */
function isUnverified({ value }: Said): boolean {
  return boolean(items(value)[2]) === false
}

/** Methods that show what a token says, or look into one of their own. */
const READS = /id_token|display|debug|inspect|expir|^decode|^parse|^peek|unverified/i
/** The answer of a token request, which came over TLS from the server itself. */
const ASKED_FOR = /get_token|token_endpoint|exchange|access_token\.params|refresh!/
/** What a library does besides. */
function isChecked(code: string): boolean {
  return CHECKS.test(code.replace(/verify_authenticity_token|code_?verifier/gi, ''))
}

const CHECKS = oneOf('i', /verif(?:y|iers?\b)|jwks|introspect/, asWritten(tokenReaders, 'checks-in-ruby'))

/** Whether the token goes on to what may check it: `Signatures.new(tenant).call(token)`. */
function isHandedOn(token: string, code: string): boolean {
  return Array.from(code.matchAll(HANDED)).some(([, call, given]) => given === token && !KEEPS.test(call ?? ''))
}

const HANDED = /\b(\w{1,60}[!?]?)\(\s{0,20}(@?\w{1,60})\s{0,20}[,)]/g
/** What writes a token down, or reads it once more. */
const KEEPS = /^(?:decode|debug|info|warn|error|puts|p|hexdigest|create!?|update!?|write|push|render)$/
const LONGEST = 1500
/** `claims["sub"]`, `claims.fetch("sub")`, `claims.dig("realm_access", "roles")` */
const CLAIM = inTurn(
  '',
  /(?:\[|\.(?:fetch|dig)\()\s{0,4}(?:["']\w{1,40}["'],\s{0,4}){0,3}[:"']/,
  /(?:roles?|scopes?|scp|permissions?|groups?|is_?admin|tenant_?id|sub|user_?id|uid|email)["']?/,
  /(?:,\s{0,4}[\w.:"']{1,40})?\s{0,4}[\])]/,
)
const DECIDES = oneOf(
  'i',
  inTurn('', /\bfind(?:_by|_or_\w{1,30})?!?[ (][^\n;]{0,120}?/, CLAIM),
  inTurn('', CLAIM, /[^\n;]{0,60}?(?:==|!=|\.include\?|\.intersect\?|\.exclude\?)/),
  inTurn('', /(?:==|!=|\.include\?\()\s{0,4}[^\n;]{0,60}?/, CLAIM),
)
