import type { CheckingCall } from '../../knowledge/libraries/token-checks.ts'
import { string } from '../../parse/node.ts'
import {
  callsTo,
  definition,
  enclosingFunction,
  fold,
  givenBack,
  importedAs,
  isUndefined,
  lastName,
  rootOf,
  unwrap,
  type Ast,
  type Call,
  type KnownCall,
  type Module,
} from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import {
  checksByKey,
  encodesKeyOf,
  isSigningKey,
  looksAtSignature,
  ofPythonText,
  ofScriptBytes,
} from '../../knowledge/words/own-secrets.ts'
import { invitingFunction } from '../../knowledge/words/taken-tokens.ts'
import { literally } from '../../text/pattern.ts'
import { defaultedSetting } from './default-settings.ts'
import { functionName } from './token-check-facts.ts'
import { isRequiredAtStart } from './required-at-start.ts'

/**
 * Where the key is a text of this repository unless a variable is set: `process.env.JWT_SECRET || 'change-me'`. Code that asks whether it
 * runs in production, and stops there, keeps the text for development.
 */
export function knownKey(module: Module, { row, call, given }: KnownCall<CheckingCall>): WrittenKey | undefined {
  const key = row.options.key === undefined ? undefined : given.expression(row.options.key)
  return key && !isForInvitation(module, call.node) ? writtenKey(module, key, call) : undefined
}

/** The token of an invitation opens one thing, as its function says; the bearer of a request opens more. */
function isForInvitation(module: Module, node: Ast): boolean {
  if (!invitingFunction.pattern.test(functionName(module, node) ?? '')) return false
  const around = enclosingFunction(module, node)
  return !around || !OF_REQUEST.test(module.source(around).slice(0, NEAR))
}

const OF_REQUEST = /authorization|bearer|\bheaders?\b|\bcookies?\b/i

/** A check of tokens that a function of another module makes, with a key that it is handed here. */
export interface HandedKey {
  readonly call: Call
  readonly key: WrittenKey
}

/** Keys that are a text of this repository where a function next door checks tokens by them: `decode_jwt(token, settings.jwt_secret)`. */
export function* handedKeys(module: Module): Generator<HandedKey> {
  for (const call of callsTo(module, checksByKey.pattern)) {
    const given = call.node.arguments.find((one) => isSigningKey.pattern.test(lastName(one) ?? ''))
    const next = call.from && module.neighbourText(call.from.module)
    if (!given || next === undefined || isForInvitation(module, call.node) || !looksAtSignature.pattern.test(next)) continue
    const key = writtenKey(module, given, call)
    if (key) yield { call, key }
  }
}

/** A key that is a text of this repository: always, or where its variable is not set. */
export interface WrittenKey {
  readonly variable?: string
  readonly at: Span
}

/** Whether a key is a text of this repository; shown at the call where it stands in another file. */
export function writtenKey(module: Module, key: Ast, { node, at: call }: Pick<Call, 'node' | 'at'>): WrittenKey | undefined {
  const bare = bytesOf(module, key)
  const value = fold(module, bare)
  const text = string(value)
  if (text && WORDS.test(text.value) && !isForDevelopment(module, node)) return { at: text.at.file === module.file ? text.at : call }
  if (value.kind !== 'dynamic') return undefined
  if (value.variable === undefined) return settingOf(module, bare, call) ?? assignedKey(module, bare, { node, at: call })
  const { variable, fallback: start } = value
  if (!start || (string(start)?.value ?? '').trim() === '' || KEEPS_FOR_DEVELOPMENT.test(module.file.text)) return undefined
  const settings = settingsOf(module, bare) ?? ''
  if (isRefusedBeside(settings, variable) || isRequired(module.file.text, variable)) return undefined
  if (stopsAtText(settings, variable, string(start)?.value) || isRequiredAtStart(module.project, module.file.path, variable))
    return undefined
  return { variable, at: start.at.file === module.file ? start.at : call }
}

/**
 * The first key of a name that only lines of its function give a value, and each of them one that is known; or of a function that does no
 * more than give one back: `getSecret()`.
 */
function assignedKey(module: Module, key: Ast, call: Pick<Call, 'node' | 'at'>): WrittenKey | undefined {
  if (key.type === 'CallExpression' && key.arguments.length === 0 && /secret|key/i.test(lastName(key.callee) ?? '')) {
    const [only, ...more] = givenBack(module, key)
    const given = only && bytesOf(module, only.node)
    return given && only.module === module && more.length === 0 && given.type !== 'CallExpression'
      ? writtenKey(module, given, call)
      : undefined
  }
  const binding = key.type === 'Identifier' ? module.binding(key) : undefined
  if (!binding || !CHANGES.has(binding.kind) || (binding.init && !isUndefined(fold(module, binding.init)))) return undefined
  const uses = module.references(binding)
  if (uses.length > MOST_USES) return undefined
  const given = uses.flatMap((one) => {
    const set = module.parent(one)
    return set?.type === 'AssignmentExpression' && set.left === one ? [set.operator === '=' ? set.right : undefined] : []
  })
  const keys = given.map((one) => one && one.type !== 'Identifier' && writtenKey(module, one, call))
  return keys.every(Boolean) ? keys[0] || undefined : undefined
}

const CHANGES: ReadonlySet<string> = new Set(['let', 'var', 'local'])
const MOST_USES = 12

/** A setting of the application, which a module of settings takes from a variable or a text. */
function settingOf(module: Module, key: Ast, at: Span): WrittenKey | undefined {
  const setting = defaultedSetting(module, key)
  if (!setting || isRefusedBeside(setting.settings, setting.variable)) return undefined
  return { variable: setting.variable, at }
}

/** Words, which nobody takes for the stored secret that a longer random text is. */
export const WORDS = /^(?=.{1,60}$)[a-z]{1,30}(?:[ _.!-]{1,2}[a-z]{1,20}){0,8}[!?\d]{0,4}$/i

/** Whether a call stands in the branch of a question for the environment. */
function isForDevelopment(module: Module, node: Ast): boolean {
  return [...module.ancestors(node)].some(
    (one) =>
      (one.type === 'ConditionalExpression' || one.type === 'IfStatement') &&
      /NODE_ENV|\bDEBUG\b|is_?dev|development/i.test(module.source(one.test)),
  )
}

/** Whether a schema of settings asks for the variable: `JWT_SECRET: Joi.string().required()`. */
function isRequired(text: string, variable: string): boolean {
  for (let at = text.indexOf(variable); at >= 0; at = text.indexOf(variable, at + variable.length))
    if (/^\w*["']?\s{0,4}:[^,;\n]{0,120}\.required\(/.test(text.slice(at, at + 200))) return true
  return false
}

/** The text of the module that a key is imported from, or the object that has it, or what makes that: `settings.JWT_SECRET_KEY`. */
function settingsOf(module: Module, key: Ast): string | undefined {
  const own = rootOf(key)
  // `JWT_SECRET = settings.JWT_SECRET`
  const held = own.type === 'Identifier' ? definition(module, own) : own
  const root = held.type === 'MemberExpression' ? rootOf(held) : own
  // `settings = get_settings()`
  const made = root.type === 'Identifier' ? definition(module, root) : root
  const named = made.type === 'CallExpression' ? unwrap(made.callee) : root
  const imported = importedAs(module, named)
  return imported && module.neighbourText(imported.module)
}

/** Where the settings stand, whether the program stops in production with the text for this variable. */
function isRefusedBeside(text: string, variable: string): boolean {
  // A field of settings is called as its variable, in small letters.
  const name = (variable.split('.').at(-1) ?? variable).toLowerCase()
  const lower = text.toLowerCase()
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + name.length)) {
    if (KEEPS_FOR_DEVELOPMENT.test(text.slice(at, at + NEAR))) return true
    if (ASKED_BEFORE.test(text.slice(Math.max(0, at - BEFORE), at)) && STOPS_BEHIND.test(text.slice(at, at + BEHIND))) return true
  }
  return stopsAtDefault(text, name)
}

/**
 * Whether a setting is held against the constant that is its default, alone or in a row of such pairs, by code that stops where they are
 * the same: `("JWT_SECRET", self.JWT_SECRET, DEFAULT_SECRET)`. One that warns only goes on with it.
 */
function stopsAtDefault(text: string, name: string): boolean {
  const field = `^[ \\t]{0,12}${literally(name)}(?:[ \\t]{0,4}:[^=\\n]{1,80})?[ \\t]{0,4}=[ \\t]{0,4}(\\w{3,80})[ \\t]{0,4}[;,#]?`
  const constant = new RegExp(field, 'im').exec(text)?.[1]
  if (constant === undefined) return false
  const held = new RegExp(`\\b${literally(name)}\\)?\\s{0,20}(,|[!=]==?|\\bis\\b)\\s{0,20}${literally(constant)}\\b`, 'gi')
  return [...text.matchAll(held)].some(({ 0: said, 1: by, index }) =>
    by === ',' ? STOPS_OF_DEFAULT.test(text) : /\b(?:throw|raise|exit|abort)\b/i.test(blockBehind(text, index + said.length)),
  )
}

/** The rest of a line and the lines behind it that are indented more, as those of its block are. */
function blockBehind(text: string, from: number): string {
  const own = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', from) + 1, from))?.[0].length ?? 0
  const [rest = '', ...lines] = text.slice(from, from + NEAR).split('\n')
  const end = lines.findIndex((line) => line.trim() !== '' && line.search(/\S/) <= own)
  return [rest, ...lines.slice(0, end < 0 ? undefined : end)].join('\n')
}

/** `if settings.jwt_secret == "change-me": raise SystemExit(…)` */
function stopsAtText(text: string, variable: string, known: string | undefined): boolean {
  if (known === undefined || !text.includes(known)) return false
  const name = literally(variable.split('.').at(-1) ?? variable)
  const same = `\\b${name}\\s{0,4}(?:==|===|is)\\s{0,4}["']${literally(known)}["']\\)?\\s{0,4}[:{]?\\s{0,40}(?:throw|raise|exit|abort)\\b`
  return new RegExp(same, 'i').test(text)
}

const STOPS_OF_DEFAULT = /(?:default|unchanged|insecure|must[ _]be|change)[^]{0,600}?\b(?:throw|raise|exit|abort)\b/i

const NEAR = 900
export const KEEPS_FOR_DEVELOPMENT = /\bproduction\b[^}]{0,300}?\b(?:throw|raise|exit|fatal|panic|abort|assert)\b/i

/** The question stands before the name of what it is asked for, and what stops the program behind it. */
const BEFORE = 600
const BEHIND = 300
const ASKED_BEFORE = /\bproduction\b(?:(?!\b(?:throw|raise|exit|fatal|assert)\b)[^}]){0,600}$/i
const STOPS_BEHIND = /^[^}]{0,300}?\b(?:throw|raise|exit|fatal|assert)\b/i

/**
 * The text of a key that calls make bytes of or write in another way: `new TextEncoder().encode(SECRET)`, `Buffer.from(SECRET)`,
 * `base64.b64encode(SECRET.encode())`.
 */
function bytesOf(module: Module, key: Ast, steps = MAX_STEPS): Ast {
  const made = definition(module, key)
  if (made.type !== 'CallExpression' || steps === 0) return key
  const callee = unwrap(made.callee)
  const isMethod = callee.type === 'MemberExpression'
  if (isMethod && (module.language === 'python' ? ofPythonText : ofScriptBytes).pattern.test(lastName(callee) ?? ''))
    return bytesOf(module, callee.object, steps - 1)
  const [first] = made.arguments
  const isMade = first && first.type !== 'SpreadElement' && encodesKeyOf.pattern.test(lastName(callee) ?? '')
  return isMade ? bytesOf(module, first, steps - 1) : key
}

const MAX_STEPS = 4
