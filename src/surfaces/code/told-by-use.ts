import {
  importedAs,
  enclosingFunction,
  isFunction,
  lastName,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import {
  clientMaker,
  clientOfToken,
  namedForToken,
  namesAccessToken,
  readsEntry,
  signsInWith,
  solvesCaptcha,
  takesProvider,
} from '../../knowledge/words/told-by-use.ts'
import { spentSecret } from '../../knowledge/words/logging.ts'
import { storesTokens } from '../../knowledge/words/taken-tokens.ts'
import { saysOtherToken } from '../../classify/shown-name.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'

// What a vague name such as `token` holds, by where it goes and who hands it over.

/**
 * `login(token)` after `const token = message.token`: what somebody is signed in with. Auth.js takes the name of a provider, and what a
 * captcha gives opens nothing: https://authjs.dev/reference/nextjs/react#signin.
 */
export const signsIn = oncePerPair(
  (binding: Binding, module: Module): boolean =>
    namedForToken.pattern.test(binding.name) &&
    !solvesCaptcha.pattern.test(module.file.text) &&
    module.references(binding).some((use) => {
      const call = module.parent(use)
      if (call?.type !== 'CallExpression' || call.arguments[0] !== use || !signsInWith.pattern.test(lastName(call.callee) ?? ''))
        return false
      const from = importedAs(module, call.callee)
      return !from || !takesProvider.pattern.test(from.module)
    }),
)

/**
 * The parameter of a function that is handed an entry which is named for a token: `getFromStorage(ACCESS_TOKEN, (token) => …)`,
 * `storage.get('access_token').then((token) => …)`.
 */
export function isEntryRead(module: Module, id: AstOf<'Identifier'>): boolean {
  const callback = enclosingFunction(module, id)
  const [first] = callback?.params ?? []
  if (!callback || first?.type !== 'Identifier' || first.name !== id.name || module.binding(id)?.kind !== 'param') return false
  const call = module.parent(callback)
  if (call?.type !== 'CallExpression') return false
  const callee = unwrap(call.callee)
  const before = callee.type === 'MemberExpression' && lastName(callee) === 'then' ? unwrap(callee.object) : undefined
  const read = before?.type === 'CallExpression' ? before : call
  return (
    readsEntry.pattern.test(lastName(read.callee) ?? '') && read.arguments.some((one) => one !== callback && isNamedForToken(module, one))
  )
}

function isNamedForToken(module: Module, node: Ast): boolean {
  return node.type !== 'SpreadElement' && !isFunction(node) && namesAccessToken.pattern.test(module.source(node).slice(0, 100))
}

/** `this.token`, where its class sends it as a bearer token or makes a client of an API with it. */
export function isHeldToSend(module: Module, member: AstOf<'MemberExpression'>): boolean {
  const object = unwrap(member.object)
  if (object.type !== 'ThisExpression' && !(object.type === 'Identifier' && object.name === 'self')) return false
  const holder = [...module.ancestors(member)].find(({ type }) => type === 'ClassDeclaration' || type === 'ClassExpression')
  return holder !== undefined && sendsMember(holder, lastName(member) ?? '', module)
}

/** The text that a class is given which keeps such tokens, by its name, as it was given: `token: string` of `RefreshTokenRepository`. */
export function isKeptByStore(module: Module, id: AstOf<'Identifier'>): boolean {
  const binding = module.binding(id)
  const shows = [...module.ancestors(id)].find(({ type }) => type === 'CallExpression')
  if (!binding || module.written(binding) || (shows && saysElse(module.source(shows).slice(0, MESSAGE)))) return false
  const holder = [...module.ancestors(id)].find(({ type }) => type === 'ClassDeclaration')
  const name = holder?.type === 'ClassDeclaration' ? (holder.id?.name ?? '') : ''
  const type = binding.id.typeAnnotation
  return (
    VAGUE.test(id.name) && storesTokens.pattern.test(name) && (!type || /^(?:string|str)$/.test(module.source(type).replace(/^:\s*/, '')))
  )
}

const MESSAGE = 300
const saysElse = (text: string) => saysOtherToken(text) || spentSecret.pattern.test(text)

/** `settings.token` of an object with settings, which the module itself sends as a bearer token or as the value of a key's header. */
export function isSentAsCredential(module: Module, member: AstOf<'MemberExpression'>): boolean {
  const path = module.source(member)
  return PATH.test(path) && VAGUE.test(lastName(member) ?? '') && sendsPath(module, path)
}

const PATH = /^[\w$]{1,60}(?:\.[\w$]{1,60}){1,4}$/
const VAGUE = /^(?:token|key|secret|bearer)$/i

function sendsPath(module: Module, path: string): boolean {
  return sentIn(module).has(path.toLowerCase())
}

/** The paths that stand behind `Bearer`, the header of a key or `authorization` in a module. */
const sentIn = oncePer((module: Module): ReadonlySet<string> => {
  return new Set(Array.from(module.file.text.matchAll(SENT), ([, path = '']) => path.toLowerCase()))
})

/** What stands before a credential that is sent. */
const SENDS = oneOf(
  '',
  /\bBearer\s(?:\$?\{|["']\s{0,4}\+\s{0,4})/,
  /\b(?:x[-_]api[-_]?|api-)key["']?\]?\s{0,4}[:=]\s{0,4}(?:f?["'`]\$?\{)?/,
  /\bauthorization["']?\]?\s{0,4}[:=]\s{0,4}(?:f?["'`](?:\w{1,12} )?\$?\{)?/,
)
const SENT = inTurn('gi', SENDS, /([\w$]{1,60}(?:\.[\w$]{1,60}){1,4})(?![\w$.([])/)

/** Whether a name stands where a credential is sent: behind `Bearer`, in `authorization` or in the header of a key. */
export function isPutInHeader(module: Module, { start }: AstOf<'Identifier'>): boolean {
  return ENDS_BEFORE_SENT.test(module.file.text.slice(Math.max(0, start - NEAR), start))
}

const ENDS_BEFORE_SENT = inTurn('i', SENDS, /$/)
/** In characters. */
const NEAR = 60

const sendsMember = oncePerPair((holder: Ast, name: string, module: Module): boolean => {
  const text = module.source(holder).slice(0, LONGEST)
  const held = `(?:this|self)\\.${literally(name)}`
  if (new RegExp(`\\bBearer (?:\\$?\\{${held}\\}|['"]\\s{0,4}\\+\\s{0,4}${held}\\b)`).test(text)) return true
  const option = `(?<![\\w.])${literally(name)}(?:\\s{0,8}[,}]|: (?:this\\.)?${literally(name)}\\b)`
  return new RegExp(`${clientMaker.pattern.source}\\(\\{[^{}]{0,300}?${option}`).test(text)
})

const LONGEST = 20_000

/** Whether a module makes a client of an API with what goes by this name, or sends it as a bearer token: `new DeskAPI(token)`. */
export function opensApi(module: Module, name: string): boolean {
  return /^(?:token|jwt)$/i.test(name) && opensIn(module).has(name)
}

const opensIn = oncePer(
  (module: Module): ReadonlySet<string> => new Set(Array.from(module.file.text.matchAll(OPENS), ([, name = '']) => name)),
)

const OPENS = inTurn('g', clientOfToken.pattern, /(\w{1,40})(?![\w$.([])/)
