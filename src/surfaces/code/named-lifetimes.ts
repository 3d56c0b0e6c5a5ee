import {
  enclosingFunction,
  fold,
  identifiersNamed,
  inside,
  isFunction,
  isOwnMember,
  keyOf,
  nameOf,
  unwrap,
  type Ast,
  type Module,
} from '../../program/index.ts'
import { ofProvider, ofSessions, sessionLife } from '../../knowledge/words/lifetimes.ts'
import { parseLifetime } from '../../text/lifetime.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { numberLifetime } from '../deploy/lifetime-variables.ts'
import { atCapitals, inUnderscores } from '../../text/words.ts'
import { codeAt } from '../../text/source.ts'
import { tokenNamed } from './named-tokens.ts'
import { setPolicy } from './policy.ts'
import { isSettingOfSession, signsSessions } from './session-settings.ts'
import { countsDates } from './date-uses.ts'
import { ofProviders } from './provider-constants.ts'

/**
 * Lifetimes of access and refresh tokens, of authorization codes and of links in mails by the names of constants and fields, where the
 * name, the factors or the comment says the unit: `REFRESH_TOKEN_TTL_MS = 30 * 24 * 60 * 60 * 1000`. What a function keeps is its own
 * business, and a timeout may be that of a request.
 */
export function* namedLifetimes(module: Module): Generator<TokenPolicy> {
  const foreign = ofProviders(module)
  for (const { name, value } of constants(module)) {
    if (foreign.some((one) => name.startsWith(one))) continue
    const named = tokenNamed(name) ?? (isOfSignIn(module, name) ? 'session' : undefined)
    const token = named === 'access' && isOfSession(module, name, value) ? 'session' : named
    if (!token || (token === 'access' && /timeout/i.test(name)) || isOfOthers(module, value)) continue
    const written = otherwise(value)
    // Another name for a constant is no decision of its own.
    if (written.type === 'Identifier') continue
    const node = fold(module, written)
    const read = lifetimeOf(module, name, written, node.kind === 'scalar' ? node.value : undefined)
    // A code that ends as RFC 6749 section 4.1.2 recommends is told of where it is made.
    if (read === undefined || read <= (token === 'code' ? LONGEST_CODE : 0)) continue
    const at = module.span(written)
    const policy = setPolicy(
      { owner: { what: 'setting', name, product: 'this code' }, token, key: name, confidence: 'medium' },
      read,
      codeAt(at).replace(/\s+/g, ' ').slice(0, 60),
      at,
    )
    yield { ...policy, byName: true, ...(/days?$/i.test(name) && countsDates(module, name) && { byDate: true as const }) }
  }
}

/** Whether a value stands in a class for a provider: how long its tokens live is the provider's to say. */
function isOfOthers(module: Module, value: Ast): boolean {
  const name = classAround(module, value)
  return name !== undefined && ofProvider.pattern.test(`${atCapitals(name)}_`)
}

/** Whether an access token by its name is a session by where its setting stands, or by what is signed where it is used. */
function isOfSession(module: Module, name: string, value: Ast): boolean {
  if (isSettingOfSession(name, module.file, [classAround(module, value)])) return true
  const users = identifiersNamed(module, name).map((one) => enclosingFunction(module, one))
  return signsSessions(module, new Set(users.filter((one) => one !== undefined)))
}

/**
 * Whether a lifetime of a session is that of a sign-in, by its uses: beside the cookie that keeps it, or in what makes its token. Other
 * sessions are chats, clients of MCP and connections.
 */
function isOfSignIn(module: Module, name: string): boolean {
  const words = inUnderscores(name).toLowerCase()
  if (!sessionLife.pattern.test(words) || !ofSessions.pattern.test(words)) return false
  return identifiersNamed(module, name).some((use) => {
    const around = enclosingFunction(module, use)
    if (!around) return false
    if (MAKES_SESSION.test(inUnderscores(nameOf(module, around) ?? '').toLowerCase())) return true
    return [...module.ancestors(use)].some(
      (one) =>
        one.type === 'CallExpression' &&
        inside(one, around) &&
        !inside(use, one.callee) &&
        COOKIE.test(module.source(one).slice(0, LONGEST_LINE)),
    )
  })
}

const MAKES_SESSION = /^(?:create|issue|generate|make|sign|new|set|mint)_(?:\w{1,40}_)?session_(?:token|cookie|jwt)$/
const COOKIE = /^[\w$.]{0,60}cookies?\b[^;{}]{0,200}session|session_?cookie/i

/** The nearest class with a name that a value stands in. */
function classAround(module: Module, value: Ast): string | undefined {
  for (const one of module.ancestors(value)) {
    const name = one.type === 'ClassDeclaration' || one.type === 'ClassExpression' ? one.id?.name : undefined
    if (name !== undefined) return name
  }
  return undefined
}

function lifetimeOf(module: Module, name: string, node: Ast, value: unknown): number | undefined {
  if (typeof value === 'string') {
    const read = /[a-z]/i.test(value) ? parseLifetime(value, 'ms-lib') : undefined
    return typeof read === 'number' ? read : undefined
  }
  if (typeof value !== 'number') return undefined
  const read = numberLifetime(name.replace(/_?(?:public|confidential)$/i, ''), module.source(node), value, commentOn(module, node))
  return typeof read?.seconds === 'number' ? read.seconds : undefined
}

interface Constant {
  readonly name: string
  readonly value: Ast
}

/** Constants of a module, fields of a class, and what its methods give to fields. */
function* constants(module: Module): Generator<Constant> {
  for (const node of module.nodes('VariableDeclarator'))
    if (node.id.type === 'Identifier' && node.init && !isInFunction(module, node)) yield { name: node.id.name, value: node.init }
  for (const node of module.nodes('PropertyDefinition')) {
    const name = keyOf(node)
    if (name !== undefined && node.value) yield { name, value: node.value }
  }
  for (const { left, right, operator } of module.nodes('AssignmentExpression')) {
    const target = unwrap(left)
    if (operator !== '=' || !isOwnMember(target)) continue
    const name = keyOf(target)
    if (name !== undefined) yield { name, value: right }
  }
}

function isInFunction(module: Module, node: Ast): boolean {
  return [...module.ancestors(node)].some((one) => isFunction(one))
}

/** What holds where nothing else is said: `parseInt(process.env.TTL) || 3600`, `options.ttl ?? 3600`. */
function otherwise(value: Ast): Ast {
  const inner = unwrap(value)
  return inner.type === 'LogicalExpression' && inner.operator !== '&&' ? unwrap(inner.right) : inner
}

/** The comment behind a value on its line, or the one on the line above that says what the number counts. */
function commentOn(module: Module, node: Ast): string {
  const { text } = module.file
  const rest = text.slice(node.end, node.end + LONGEST_LINE)
  const behind = /^[;,)\]}\s]{0,8}?\/[/*]([^\n]*)/.exec(rest)?.[1]
  if (behind !== undefined) return behind
  const [above = ''] = text
    .slice(Math.max(0, node.start - 2 * LONGEST_LINE), node.start)
    .split('\n')
    .slice(-2)
  return /^\s*(?:\/\/|\/?\*)/.test(above) && /\bin (?:milli)?seconds\b|\bin (?:minutes|hours|days)\b/i.test(above) ? above : ''
}

const LONGEST_LINE = 300
/** In seconds. */
const LONGEST_CODE = 600
