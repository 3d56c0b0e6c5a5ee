import { walk, type Ast, type Module } from '../../program/index.ts'
import { shownName } from '../../classify/shown-name.ts'
import { oneTimeLink } from '../../knowledge/words/oauth.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { heldToken, madeAtRandom, sessionAsState } from '../../knowledge/words/sessions.ts'

/** A short name, and a value that is named for what it is where it is put in. */
export function isKeyByValue(name: string, written: string, host: string | undefined): boolean {
  if (!/^(?:key|secret)$/i.test(name)) return false
  const code = new RegExp(`[?&]${name}=(?:\\$?\\{|["'\`]\\s{0,4}\\+\\s{0,4})([^}+\\n]{0,80})`, 'i').exec(written)?.[1] ?? ''
  return isKeyToKeep(code, host)
}

/** Keys of maps, and those that a build publishes, are made for web pages. */
function isKeyToKeep(code: string, host: string | undefined): boolean {
  const named = code.replace(NO_KEY, '')
  return (
    /(?:api_?key|secret(?:_?key)?|token)[)!?\]\s"'`]{0,5}$/i.test(named) &&
    !/(?:VITE|PUBLIC|REACT_APP|EXPO|maps?)_?\w{0,40}_?key/i.test(code) &&
    !/^maps\.|(?:^|\.)(?:maptiler|mapbox|here|tomtom)\b/.test(host ?? '')
  )
}

/** What stands where there is no key: `apiKey ?? ''`, `api_key or ""`. */
const NO_KEY = /\s{0,4}(?:\?\?|\|\||\bor)\s{0,4}(?:""|''|``)\)?$/

/** `set('key', params.apiKey.trim())`, `set('token', accessToken)`. */
export function isSaidByValue(name: string, written: string, host: string | undefined): boolean {
  const code = written.replace(/\??\.trim\(\)$/, '').slice(-80)
  if (/^token$/i.test(name) && !/(?:api|secret)_?key$/i.test(code))
    return /(?:access|auth|bearer)_?token$/i.test(code) && !oneTimeLink.pattern.test(code)
  return /^(?:key|secret|token)$/i.test(name) && isKeyToKeep(code, host)
}

/** `set('token', token)`, `set('token', this.token)`, of an address that a request goes to, and not of a link that works once. */
export function isTokenByValue(name: string, written: string, address: string): boolean {
  if (name !== 'token' || oneTimeLink.pattern.test(`${address.slice(0, 300)} ${written.slice(-80)}`)) return false
  const last = /([\w$]{1,60})[!)\]\s"'`]{0,5}$/.exec(written.replace(NO_KEY, ''))?.[1] ?? ''
  return /token$|(?:jwt|api_?key)$/i.test(last) && shownName(last) !== 'harmless'
}

/** `connection.token`, `this.token`: the token of what is connected to, and not of a page or a link, whatever the address is. */
export function isHeldToken(written: string, address: string): boolean {
  const code = written.replace(NO_KEY, '').replace(/[!)}\]\s]{0,5}$/, '')
  return heldToken.pattern.test(code) && !oneTimeLink.pattern.test(`${address.slice(0, 300)} ${code.slice(-80)}`)
}

/** A secret of the environment, whatever the parameter is called: `process.env.SESSION_SECRET`. */
export function secretVariable(written: string): string | undefined {
  return /^process\.env\.(\w{0,60}(?:SECRET|SECRET_KEY|PRIVATE_KEY|PASSWORD))!?$/.exec(written)?.[1]
}

/** `set('state', user.token)`, `?state=${session.access_token}`, `state: user.token` */
export const SESSION_IN_PLACE = inTurn(
  '',
  /\b(?:state|code)(?:["'],\s|=\$\{|["']?:\s)[^\n,]{0,60}/,
  /(?:(?:access|id|session|auth)_?[tT]oken|(?:user|session|auth|account)[?!]?\.(?:token|jwt))\b/,
)

/**
 * A session that is put where a page brings back a random value or a code: `state: user.token`; not one that the file makes at random. A
 * `code` is the name of much else, so only a token of OAuth is none.
 */
export function sessionInPlace(name: string, written: string, module: Module): string | undefined {
  const value = written.replace(NO_KEY, '').replace(/^encodeURIComponent\((.{1,100})\)$/, '$1')
  if (!/^(?:state|code)$/.test(name) || value.length >= 100 || !sessionAsState.pattern.test(value)) return undefined
  if (name === 'code' && !/(?:access|id)_?token\)?$/i.test(value)) return undefined
  const last = /(\w{1,60})\)?$/.exec(value)?.[1] ?? ''
  return givenAtRandom(module, last) ? undefined : value
}

const givenAtRandom = oncePerPair((module: Module, name: string): boolean => {
  const given = new RegExp(`(?<!\\w)${literally(name)}["']?\\]?(?:: ?\\w{1,40})?\\s{0,4}[:=](?![=>])([^\\n;,]{1,80})`, 'g')
  return Array.from(module.file.text.matchAll(given), ([, code = '']) => code).some((code) => madeAtRandom.pattern.test(code))
})

/** Where a variable comes from, with the variables in it, as code. */
export function sourceOf(module: Module, node: Ast, steps = 3): string {
  const binding = module.binding(node)
  if (!binding?.init || steps === 0) return module.source(node)
  const init = binding.init
  const inner = [...walk(init)].filter((one) => one.type === 'Identifier' && one.name !== binding.name).sort((a, b) => a.start - b.start)
  return [module.source(init), ...(binding.path ?? []).map(String), ...inner.map((one) => sourceOf(module, one, steps - 1))].join(' ')
}
