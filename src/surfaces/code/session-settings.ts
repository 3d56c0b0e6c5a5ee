import { signingCalls } from '../../knowledge/libraries/signing.ts'
import { ofSessions } from '../../knowledge/words/lifetimes.ts'
import { signInCookie } from '../../knowledge/words/cookies.ts'
import { enclosingFunction, fold, isTextLiteral, knownCalls, property, unwrap, type Ast, type Module } from '../../program/index.ts'
import { inUnderscores } from '../../text/words.ts'
import type { SourceFile } from '../../text/source.ts'
import { renewsTokens, saysAccess } from './own-sessions.ts'
import { purposeOf, saysSession } from './token-purpose.ts'

// Whether a setting of a token's lifetime is that of a session.

/**
 * Whether a lifetime whose name calls its token nothing else stands in a type, a file or a folder of sessions, and nothing there renews it:
 * `SessionConfig { jwt_ttl }`.
 *
 * @param types the types that the setting stands in
 */
export function isSettingOfSession(name: string, { path, text }: SourceFile, types: readonly (string | undefined)[]): boolean {
  const of = [...types.filter((one) => one !== undefined), ...placesOf(path)].map((one) => wordsOf(one))
  return of.some((one) => ofSessions.pattern.test(one)) && !saysAccess([wordsOf(name), ...of].join('\n')) && !renewsTokens(text)
}

function wordsOf(name: string): string {
  return inUnderscores(name).replace(/-/g, '_').toLowerCase()
}

/** The name of a file and that of the nearest folder that says what is in it. */
function placesOf(path: string): string[] {
  const parts = path.split('/')
  const file = parts.pop() ?? ''
  const folder = parts.reverse().find((one) => !SAYS_NOTHING.test(one))
  return [file.replace(/\..*$/, ''), ...(folder === undefined ? [] : [folder])]
}

const SAYS_NOTHING = /^(?:src|lib|main|internal|pkg|app|core|config|settings|java|kotlin)$/

/** Whether all that a module signs in the functions which use a constant are sessions, or all claims say so that these put together. */
export function signsSessions(module: Module, users: ReadonlySet<Ast>): boolean {
  if (allSaySession(module, users)) return true
  const made = knownCalls(module, signingCalls).flatMap(({ row, call, given }) => {
    const around = enclosingFunction(module, call.node)
    const claims = given.expression(row.options.claims)
    return around && users.has(around) && claims ? [purposeOf(module, call.node, fold(module, claims))?.token] : []
  })
  return made.length > 0 && made.every((one) => one === 'session')
}

/** Whether functions put together claims with an end, which another may sign, and all of them are called a session: `"type": "session"`. */
function allSaySession(module: Module, users: ReadonlySet<Ast>): boolean {
  const claims = module.nodes('ObjectExpression').filter((one) => {
    const around = property(module, one, 'exp') && enclosingFunction(module, one)
    return around !== undefined && users.has(around)
  })
  return claims.length > 0 && claims.every((one) => saysSession(fold(module, one)))
}

/** A module that names the cookie of a sign-in and no other place for its token: `COOKIE_NAME = "admin_session"`. */
export function keepsSession(module: Module): boolean {
  return (
    !/authorization|bearer|access_?token/i.test(module.file.text) &&
    module.nodes('VariableDeclarator').some(({ id, init }) => {
      const value = id.type === 'Identifier' && init && /cookie/i.test(id.name) ? unwrap(init) : undefined
      return isTextLiteral(value) && signInCookie.pattern.test(value.value)
    })
  )
}
