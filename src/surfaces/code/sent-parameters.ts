import { looksForText } from '../../knowledge/words/password-endpoints.ts'
import { callOf, lastName, parameter, type Module, type Parameters } from '../../program/index.ts'
import { sinkOf } from './log-sinks.ts'
import { text } from './settings.ts'

/**
 * A form or a body that somebody sends; an object by itself may be anything, one in a log says what is sent elsewhere, and a text that is
 * looked for in another is sent by nobody here.
 */
export function isSent(module: Module, set: Parameters): boolean {
  if (isLookedFor(module, set)) return false
  return (set.node.type !== 'ObjectExpression' && set.node.type !== 'ArrayExpression') || (set.url !== undefined && !isLogged(module, set))
}

/** `body.includes('grant_type=password')`, `"grant_type=password" in body` */
function isLookedFor(module: Module, { node }: Parameters): boolean {
  const parent = module.parent(node)
  if (parent?.type === 'BinaryExpression') return COMPARES.test(parent.operator)
  return parent?.type === 'CallExpression' && parent.callee !== node && looksForText.pattern.test(lastName(parent.callee) ?? '')
}

const COMPARES = /^(?:[!=]==?|(?:not )?in)$/

/** What a log line says of a request that came, or of one that is made elsewhere. */
export function isLogged(module: Module, set: Parameters): boolean {
  const parent = set.node.type === 'ObjectExpression' ? module.parent(set.node) : undefined
  return parent?.type === 'CallExpression' && sinkOf(module, callOf(module, parent)) !== undefined
}

/** A code that is written here signs nobody in: it asks whether the secret of the client is taken. */
export function isTrial(set: Parameters): boolean {
  const code = parameter(set, 'code')
  const written = code && text(code.value)
  return written !== undefined && written !== '' && !FILLED_IN.test(written)
}

/** What a text leaves for `format` and the like: `…&state={state}`, `%s`, `%(state)s`. */
export const FILLED_IN = /^(?:\{\w{0,40}\}|%s|%\(\w{1,40}\)s)$/

/**
 * Settings that an OIDC client library makes its requests of: no request itself says who the issuer is, or where to go after a sign-out
 * (https://authts.github.io/oidc-client-ts/interfaces/UserManagerSettings.html).
 */
export function isOfLibrary(set: Parameters): boolean {
  return set.node.type === 'ObjectExpression' && LIBRARY_SETTINGS.some((name) => parameter(set, name) !== undefined)
}

const LIBRARY_SETTINGS = ['authority', 'issuer', 'post_logout_redirect_uri', 'automaticSilentRenew', 'silent_redirect_uri', 'userStore']
