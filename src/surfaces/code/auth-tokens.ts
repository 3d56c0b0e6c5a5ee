import {
  definition,
  dotted,
  enclosingFunction,
  fold,
  isFunction,
  isTextLiteral,
  keyOf,
  lastName,
  nameOf,
  pathWritten,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import { isSecretVariable } from '../../classify/names.ts'
import { shownName } from '../../classify/shown-name.ts'
import type { Node } from '../../parse/node.ts'
import { givesAccessToken, handedToken } from '../../knowledge/words/dotted-paths.ts'
import { databaseAddress } from '../../knowledge/words/secrets.ts'
import { saysCaller } from '../../knowledge/words/value-kinds.ts'
import { aboutSignIn, authScheme, saidAboutSignIn } from '../../knowledge/words/checks.ts'
import { connectsBy } from './connection-variables.ts'
import { inboundToken } from './inbound-tokens.ts'
import { isCheckedAsPassword } from './checked-passwords.ts'
import { givesSignedToken } from './made-tokens.ts'
import { isEntryRead, isHeldToSend, isKeptByStore, isSentAsCredential, signsIn } from './told-by-use.ts'
import { handedOver } from '../../knowledge/words/logging.ts'

/** A variable of the environment with a secret's name, read here. */
export function secretVariable(module: Module, node: Ast): string | undefined {
  const value = fold(module, node)
  const variable = value.kind === 'dynamic' ? value.variable : undefined
  if (variable === undefined) return undefined
  const isSecret = isSecretVariable(variable)
    ? shownName(variable) !== 'harmless'
    : (databaseAddress.pattern.test(variable) || connectsBy(module.file, variable)) && !isOfFile(module, node, value)
  return isSecret ? variable : undefined
}

/** Without the variable, a file is the database. */
function isOfFile(module: Module, node: Ast, value: Node): boolean {
  const around = module.parent(node)
  const given = around?.type === 'LogicalExpression' && around.left === node ? fold(module, around.right) : undefined
  const otherwise = given ?? (value.kind === 'dynamic' ? value.fallback : undefined)
  return otherwise?.kind === 'scalar' && /^(?:sqlite|file|duckdb|\.{0,2}\/)/i.test(String(otherwise.value))
}

/** A vague name that gets its value from something that makes or reads a credential, or goes where one goes. */
export function isAuthToken(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression')
    return (
      /(?:auth|session|creds?|credentials?|oauth|account|user|authInfo)\w*\.token$/i.test(dotted(inner) ?? '') ||
      isOfAccessToken(module, inner) ||
      isHeldToSend(module, inner) ||
      isSentAsCredential(module, inner)
    )
  const binding = module.binding(inner)
  if (inner.type !== 'Identifier' || !binding || isLooped(module, inner)) return false
  if (isKindOfAuth(module, inner, binding)) return false
  if (isCheckedAsPassword(module, inner)) return true
  // A parameter of a function that is about sign-ins, or a part of what a sign-in gave.
  if (binding.kind === 'param')
    return (
      isAboutSignIn(module, inner) ||
      isSentAsBearer(module, inner) ||
      isEntryRead(module, inner) ||
      signsIn(binding, module) ||
      isKeptByStore(module, inner)
    )
  const given = binding.init && binding.path?.length === 1 ? unwrap(binding.init) : definition(module, inner)
  // Of a name that is given a value again, the first one says what it is.
  const value = given === inner && binding.init && binding.path?.length === 0 ? unwrap(binding.init) : given
  if (value === inner) return false
  if (secretVariable(module, value) !== undefined || signsIn(binding, module) || givesSignedToken(module, value)) return true
  if (isTakenByOwn(module, inner.name, value)) return true
  const said = module.source(partOf(module, value)).slice(0, 300)
  const source = /key$/i.test(inner.name) ? said.replaceAll(OF_CALLER, '$1') : said
  return (
    (/(?:access|id|refresh)_?token|auth|jwt|login|bearer|credential|secret/i.test(source) ||
      (/token$|^jwt$/i.test(inner.name) &&
        handedOver.pattern.test(isOfRequest(source) ? `${source}.${binding.path?.join('.')}` : source))) &&
    !isObject(value) &&
    !LISTS_NAMES.test(source) &&
    !givesAboutSignIn(value) &&
    value.type !== 'Literal'
  )
}

/** Whether a function of the repository gives it that takes it out of the header of the request: `const token = extractToken(req)`. */
function isTakenByOwn(module: Module, name: string, value: Ast): boolean {
  const call = value.type === 'AwaitExpression' ? unwrap(value.argument) : value
  return /(?:token|jwt|bearer)$/i.test(name) && call.type === 'CallExpression' && inboundToken(module, call, true) !== undefined
}

/** What a request or the address of a page brings, of which a part is taken: `const { token } = await props.searchParams`. */
function isOfRequest(source: string): boolean {
  return /(?:^|\.)(?:searchParams|query|cookies)$/.test(source)
}

const OF_CALLER = new RegExp(saysCaller.pattern, 'gi')

/** `access.token`, of what a call gives that reads or checks the token of a request: `access = get_access_token()`. */
function isOfAccessToken(module: Module, node: AstOf<'MemberExpression'>): boolean {
  if (keyOf(node) !== 'token') return false
  const holder = definition(module, node.object)
  if (holder.type === 'CallExpression' && givesAccessToken.pattern.test(dotted(holder.callee) ?? '')) return true
  return handedToken.pattern.test(pathWritten(module, node))
}

/** `get_completed_auth_stages(…)`: what is said about a sign-in, by the last word of the call. */
function givesAboutSignIn(node: Ast): boolean {
  const value = unwrap(node)
  const call = value.type === 'AwaitExpression' ? unwrap(value.argument) : value
  return call.type === 'CallExpression' && saidAboutSignIn.pattern.test(lastName(call.callee) ?? '')
}

/** `[name for name in field_names if …]`: of what was given, the names. */
const LISTS_NAMES = /^[[{(]\s{0,20}(\w{1,60})\s{1,20}for\s{1,4}\1\s{1,4}in\s{1,4}[\w.]{0,80}(?:names|fields|keys)\b/

/** Whether a name holds which authentication is used: by what it is when nobody says, `task.auth || 'jwt'`, or is compared with. */
function isKindOfAuth(module: Module, id: AstOf<'Identifier'>, binding: Binding): boolean {
  if (!/auth$/i.test(id.name)) return false
  const given = binding.otherwise ?? (binding.path?.length === 0 ? binding.init : undefined)
  return (given !== undefined && fallsBackToScheme(module, given)) || module.references(binding).some((use) => isCompared(module, use))
}

/** `auth || 'jwt'`, `kwargs.get("auth", "jwt")`, `isOpen ? 'none' : 'jwt'`: one of the values is the name of a kind. */
function fallsBackToScheme(module: Module, node: Ast): boolean {
  const value = unwrap(node)
  switch (value.type) {
    case 'Literal':
      return isScheme(value)
    case 'LogicalExpression':
      return fallsBackToScheme(module, value.right)
    case 'ConditionalExpression':
      return fallsBackToScheme(module, value.consequent) || fallsBackToScheme(module, value.alternate)
    case 'CallExpression':
      return /^get\w{0,20}$/i.test(lastName(value.callee) ?? '') && value.arguments.length === 2 && isScheme(value.arguments[1])
    default:
      return false
  }
}

function isCompared(module: Module, use: AstOf<'Identifier'>): boolean {
  const around = module.parent(use)
  if (around?.type !== 'BinaryExpression' || !/^[=!]=/.test(around.operator)) return false
  return isScheme(around.left) || isScheme(around.right)
}

function isScheme(node: Ast | undefined): boolean {
  return isTextLiteral(node) && authScheme.pattern.test(node.value)
}

/** An object that is written here, on one of the branches at least. */
function isObject(node: Ast): boolean {
  const value = unwrap(node)
  if (value.type === 'ConditionalExpression') return isObject(value.consequent) || isObject(value.alternate)
  return value.type === 'ObjectExpression' || (value.type === 'LogicalExpression' && isObject(value.right))
}

/** What a part was taken of by its place: `authorization.match(…)` of `match[1]`. */
function partOf(module: Module, node: Ast): Ast {
  const isPlace =
    node.type === 'MemberExpression' && node.computed && node.property.type === 'Literal' && typeof node.property.value === 'number'
  return isPlace && node.object.type === 'Identifier' ? definition(module, node.object) : node
}

function isAboutSignIn(module: Module, node: Ast): boolean {
  const around = enclosingFunction(module, node)
  const name = around && (nameOf(module, around) ?? methodName(around))
  return name !== undefined && aboutSignIn.pattern.test(name)
}

function methodName({ parent }: Ast): string | undefined {
  return parent?.type === 'MethodDefinition' ? keyOf(parent) : undefined
}

/** `{"Authorization": f"Bearer {token}"}` in the same function. */
function isSentAsBearer(module: Module, { name, ...node }: AstOf<'Identifier'>): boolean {
  let around: Ast | undefined = node.parent
  while (around && !isFunction(around)) around = around.parent
  const text = around ? module.source(around).slice(0, LONGEST_FUNCTION) : ''
  return text
    .split(/\bBearer\b/)
    .slice(1)
    .some((after) => new RegExp(`^[^\\w\\n]{0,12}${name.replace(/\$/g, '\\$')}\\b`).test(after))
}

const LONGEST_FUNCTION = 20_000

/** What a loop goes through: words of a model, or of a parser. */
export function isLooped(module: Module, id: AstOf<'Identifier'>): boolean {
  const declared = module.binding(id)?.node.parent
  return (
    declared?.type === 'VariableDeclaration' && (declared.parent?.type === 'ForOfStatement' || declared.parent?.type === 'OtherExpression')
  )
}
