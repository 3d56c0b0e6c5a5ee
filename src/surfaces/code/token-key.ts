import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import {
  callsThat,
  callsTo,
  definition,
  dotted,
  fieldValue,
  importedAs,
  isOwnMember,
  keyOf,
  knownCalls,
  lastName,
  memberName,
  unwrap,
  variableOf,
  type Ast,
  type Module,
} from '../../program/index.ts'
import { signingCalls } from '../../knowledge/libraries/signing.ts'
import type { Evidence } from '../../model/index.ts'
import { type Node, string } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'
import { fetchesKey, keySources } from '../../knowledge/words/checks.ts'
import { takesExpired } from '../../knowledge/words/ended-tokens.ts'
import { isBroughtByCaller } from './tokens-of-callers.ts'
import type { Known } from './checking-calls.ts'
import { mcpGuard } from './mcp-guard.ts'
import { othersSay } from './package-words.ts'
import { functionName } from './token-check-facts.ts'

/** A module that signs what it verifies has no other issuer, unless it fetches keys. */
export function signsItself(module: Module): boolean {
  if (callsTo(module, /^(?:createRemoteJWKSet|passportJwtSecret|expressJwtSecret|jwksClient|PyJWKClient|get_signing_key\w*)$/).length > 0)
    return false
  return callsThat(module, singleCalls, 'builds-jwt').length > 0 || knownCalls(module, signingCalls).length > 0
}

/** The same file signs tokens with the same key, or with the other half of its pair. */
export function signsWithKey(module: Module, { row, given }: Known): boolean {
  const key = row.options.key === undefined ? undefined : given.expression(row.options.key)
  return key !== undefined && writtenForms(module, key).some((form) => signedWith(module).has(form))
}

/**
 * Whether nobody else issues what a check reads, so that its age is the application's own matter: the file, or another one of the package,
 * signs with the same key. Not where a caller brings it as its credential, unless the function says that it is for tokens which have ended
 * (`decode_expired_token`).
 */
export function isOwnOfAnyAge(module: Module, known: Known): boolean {
  const { row, call, given } = known
  if (takesExpired.pattern.test(functionName(module, call.node) ?? '') && signsWithKey(module, known)) return true
  const token = row.options.token === undefined ? undefined : given.expression(row.options.token)
  if (!token || isBroughtByCaller(module, call.node, token) || mcpGuard(module, call.node)) return false
  const key = row.options.key === undefined ? undefined : given.expression(row.options.key)
  if (!key) return isHeldBySigner(module, known)
  return module.binding(unwrap(key))?.kind !== 'param' && (signsWithKey(module, known) || signsElsewhere(module, known, key))
}

/** What holds the key of a check signs with it as well, and the code names it to neither: a service of `@nestjs/jwt`. */
function isHeldBySigner(module: Module, { row, given }: Known): boolean {
  if (row.options.key === undefined || given.option(row.options.key).is !== 'unset') return false
  return knownCalls(module, signingCalls).some(({ row: { package: name, elsewhere } }) => elsewhere === true && name === row.package)
}

/**
 * Whether another file of the package signs with the setting that is the key of a check, and writes no audience: such tokens are for nobody
 * else. What an MCP server takes may be told apart from those of the application by nothing but the audience.
 */
export function isSignedNextDoor(module: Module, known: Known): boolean {
  const { row, call, given } = known
  const key = row.options.key === undefined ? undefined : given.expression(row.options.key)
  return key !== undefined && !mcpGuard(module, call.node) && signsElsewhere(module, known, key, NO_AUDIENCE)
}

const NO_AUDIENCE = /^(?![^]*(?:["']aud["']\s{0,4}[:\]]|\baud(?:ience)?\s{0,4}[:=]|\bsetAudience\())/

/** Another file of the package signs with a secret of settings that this one reads by the same name. */
function signsElsewhere(module: Module, known: Known, key: Ast, ...also: readonly RegExp[]): boolean {
  const inner = unwrap(key)
  const name = lastName(inner) ?? ''
  if (!/key|secret/i.test(name) || issuedElsewhere(module, known) !== undefined) return false
  if (inner.type !== 'MemberExpression' && importedAs(module, inner) === undefined) return false
  return othersSay(
    module,
    new RegExp(`\\b(?:sign|signAsync|encode)\\((?:(?!decode|verif)[^;]){0,300}\\b${literally(name)}\\b`, 'i'),
    ...also,
  )
}

/** What the calls of the module that sign are given, as it is written. */
const signedWith = oncePer(
  (module: Module): ReadonlySet<string> =>
    new Set(
      knownCalls(module, signingCalls).flatMap(({ call }) =>
        call.node.arguments.flatMap((one) => keysIn(one).flatMap((key) => writtenForms(module, key))),
      ),
    ),
)

/** An argument itself, or what is given by name in it: `key=settings.secret`, `{ secret: settings.secret }`. */
function keysIn(argument: Ast): Ast[] {
  if (argument.type === 'SpreadElement') return []
  if (argument.type !== 'ObjectExpression') return [argument]
  return argument.properties.flatMap((one) => (one.type === 'Property' && KEY.test(keyOf(one) ?? '') ? [one.value] : []))
}

const KEY = /^(?:key|secret|private_?key)$/i

/** A key as it is written, and as half of a pair: `config.signing_key` and `config.verifying_key` are both `config` and `key`. */
function writtenForms(module: Module, given: Ast): string[] {
  const node = unwrap(given)
  const name = memberName(node)
  if (node.type !== 'MemberExpression' || name === undefined) return [module.source(given)]
  const pair = name.replace(HALF, '')
  if (pair === name) return [module.source(given)]
  return [module.source(given), `pair ${pair} of ${holderOf(module, node.object)}`]
}

/** What the key of a check is half of, if it is. */
export function halfOfKey({ row, given }: Known): { pair?: string } {
  const key = row.options.key === undefined ? undefined : given.expression(row.options.key)
  const pair = key && halfOfPair(key)
  return pair === undefined ? {} : { pair }
}

/**
 * What a key is half of, for code of other files that uses the other half: `settings.jwt.privateKey` and `settings.jwt.publicKey` are
 * both `key of settings.jwt`. Undefined for one that no settings hold: `this.publicKey` is of its own class.
 */
export function halfOfPair(given: Ast): string | undefined {
  const node = unwrap(given)
  const name = memberName(node)
  const holder = node.type === 'MemberExpression' ? dotted(node.object)?.replace(/^this\./, '') : undefined
  if (name === undefined || !HALF.test(name) || holder === undefined || holder === 'this') return undefined
  return `${name.replace(HALF, '').toLowerCase()} of ${holder}`
}

/** What holds a key, told apart by the class it is asked in: `self` is another object in another class. */
function holderOf(module: Module, given: Ast): string {
  const holder = definition(module, given)
  const isOwn = holder.type === 'ThisExpression' || module.binding(holder)?.kind === 'param'
  if (isOwn) for (const one of module.ancestors(given)) if (one.type === 'ClassBody') return `${module.source(holder)} at ${one.start}`
  return module.source(holder)
}

/** The word that says which half of a pair a key is. */
const HALF = /(?:sign(?:ing|er)?|verif(?:ying|ication|ier|y)|private|public)(?=_?key)_?/i

/** What shows that somebody else issues the tokens: the library, algorithms that only have a public key, or the key. */
export function issuedElsewhere(module: Module, { row, call, given }: Known): Evidence | undefined {
  if (row.completedBy) return { is: 'foreign-issuer', at: call.at, say: 'nothing says that the tokens are its own' }
  if (row.outside) return { is: 'foreign-issuer', at: module.span(call.node.callee), say: 'it takes the tokens of a provider' }
  const written = row.options.key === undefined ? undefined : given.expression(row.options.key)
  if (written && isPrivateKey(module, written)) return undefined
  const list = row.options.algorithms === undefined ? undefined : given.value(row.options.algorithms)
  const names = list?.is === 'set' ? namesIn(list.value) : []
  const say = 'the key is that of another issuer'
  if (list?.is === 'set' && names.length > 0 && names.every((name) => /^(?:RS|ES|PS|Ed)/.test(name)))
    return { is: 'foreign-issuer', at: list.at, say }
  return written && isPublicKey(module, written) ? { is: 'foreign-issuer', at: module.span(written), say } : undefined
}

/** The half that signs, which only the application itself has; by its name, or as another file of the package signs with it. */
function isPrivateKey(module: Module, key: Ast): boolean {
  const inner = unwrap(key)
  const name = lastName(inner)
  if (name === undefined || !/key|pem|secret/i.test(name)) return false
  const isImported = importedAs(module, inner) !== undefined
  if (SIGNS_WITH.test(name) && !isFetched(module, inner)) return true
  return isImported && othersSay(module, new RegExp(`\\bsign\\w{0,20}\\([^;]{0,300}\\b${literally(name)}\\b`, 'i'))
}

/** What is asked of a key set is the half that verifies, whatever it is called: `(await client.getSigningKey(kid)).getPublicKey()`. */
function isFetched(module: Module, key: Ast): boolean {
  const given = module.source(definition(module, key))
  return isPublicKey(module, key) || fetchesKey.pattern.test(given) || (/\bkid\b/.test(given) && KEY_SETS.test(module.file.text))
}

/** Where the keys of an issuer are: https://www.rfc-editor.org/rfc/rfc7517.html#section-5 */
const KEY_SETS = /jwks|\.well-known/i

const SIGNS_WITH = /(?:^|_)(?:jwt_?)?(?:sign(?:ing|er)?|private)_?(?:key|pem)$/i

/** A key set of somebody else, or a public key. */
function isPublicKey(module: Module, key: Ast): boolean {
  const inner = definition(module, key)
  const held = isOwnMember(inner) ? fieldValue(module, inner) : undefined
  // `this.#keys`, which the constructor or the declaration fetches.
  if (held && definition(module, held).type === 'CallExpression') return isPublicKey(module, held)
  if (/PUBLIC_?KEY|JWKS/i.test(variableOf(inner) ?? '')) return true
  if (inner.type === 'CallExpression') return keySources.pattern.test(lastName(inner.callee) ?? '')
  return /jwks|publicKey|public_key/i.test(inner.type === 'Identifier' ? inner.name : (lastName(inner) ?? ''))
}

function namesIn(node: Node): string[] {
  return (node.kind === 'list' ? node.items : [node]).map((one) => string(one)?.value ?? '')
}
