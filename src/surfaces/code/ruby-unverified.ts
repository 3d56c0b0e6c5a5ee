import { codeAt } from './settings.ts'
import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { asWritten, wordsWritten } from '../../knowledge/libraries/written.ts'
import type { Statement } from '../../model/reading.ts'
import type { Said } from '../../parse/c-like.ts'
import { boolean, items } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { unverifiedBy } from './c-like-unverified.ts'
import { methodAround } from './ruby-methods.ts'

const READS_TOKEN = asWritten(tokenReaders, 'reads-in-ruby')

/** Tokens that ruby-jwt reads without a check and whose claims decide. */
export default defineTextSurface({
  id: 'ruby-unverified',
  name: 'Tokens that are read without a check in Ruby',
  spec: 'https://github.com/jwt/ruby-jwt#algorithms-and-usage',
  counts: 'code',
  files: ['**/*.rb'],
  mentions: wordsWritten(tokenReaders, 'reads-in-ruby'),
  skipsTests: true,
  *read(text): Generator<Statement> {
    const reads = saidInRuby(text).filter(({ is, name }) => is === 'call' && READS_TOKEN.test(name))
    // A look at who signed it comes before a check.
    if (reads.some((one) => !isUnverified(one))) return
    for (const { name, inFunction, value, at } of reads) {
      const method = methodAround(at)
      const token = codeAt(items(value)[0]?.at ?? value.at)
      if (READS.test(inFunction ?? '') || /id_token/i.test(token) || ASKED_FOR.test(method.code) || isChecked(method.code)) continue
      const from = at.end - method.start
      if (isHandedOn(token, method.code.slice(from, from + LONGEST))) continue
      const deciding = DECIDES.exec(method.code.slice(from, from + LONGEST))
      if (!deciding) continue
      yield unverifiedBy({ name, inFunction, at }, deciding, 'method')
    }
  },
})

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
