import {
  callsTo,
  definition,
  dotted,
  enclosingFunction,
  fold,
  isFunction,
  keyOf,
  property,
  unwrap,
  withoutComments,
  type Ast,
  type Module,
} from '../../program/index.ts'
import type { PublicClientSecret, SecretTerm } from '../../model/index.ts'
import { number } from '../../parse/node.ts'
import { answeredRegistrations } from './answered-registrations.ts'
import { lifeOf, WRITES } from './kept-lifetimes.ts'
import { areRefusedByAge } from './refused-by-age.ts'
import { lifetimeOf } from './settings.ts'

const OWNER = { what: 'the registration endpoint', product: 'code' }

/**
 * What a registration endpoint answers (RFC 7591 section 3.2.1): an end of `0` is none, and a secret that was configured goes to everybody
 * who asks. How long that one lives is up to who gave it. Only of objects that are answers.
 */
export function* registrations(module: Module): Generator<SecretTerm | PublicClientSecret> {
  const seen = new Set<Ast>()
  let answered: ReadonlySet<Ast> | undefined
  for (const node of module.nodes('Property')) {
    const answer = keyOf(node) === 'client_secret_expires_at' ? module.parent(node) : undefined
    if (answer?.type !== 'ObjectExpression' || seen.has(answer)) continue
    seen.add(answer)
    const [id, secret] = [property(module, answer, 'client_id'), property(module, answer, 'client_secret')]
    if (!id || !secret) continue
    answered ??= answeredRegistrations(module)
    if (!answered.has(answer)) continue
    if (isConfigured(module, secret, answer) && isConfigured(module, id, answer)) {
      if (!asksWho(module, answer)) yield handedOut(module, secret)
      continue
    }
    if (number(fold(module, node.value)) !== 0 || needsNoSecret(module, answer)) continue
    const at = module.span(node)
    yield {
      kind: 'secretTerm',
      owner: OWNER,
      what: 'each client secret',
      ends: keptFor(module, secret, answer) ?? { is: 'set', value: 'never', at },
      instead: 'register public clients without a secret, or let the secret end within 90 days',
      at,
    }
  }
}

/**
 * How long the store keeps the secret in which the function around puts it, or who looks it up takes it: then it ends, whatever is
 * answered.
 */
function keptFor(module: Module, secret: Ast, answer: Ast): SecretTerm['ends'] | undefined {
  const handler = enclosingFunction(module, answer)
  const name = dotted(unwrap(secret))
  if (!handler || name === undefined) return
  for (const { node } of callsTo(module, WRITES)) {
    if (enclosingFunction(module, node) !== handler || !node.arguments.slice(1).some((one) => holds(module, one, name))) continue
    const life = lifeOf(module, node)
    if (!life) continue
    const at = module.span(life.value)
    const read = lifetimeOf(fold(module, life.value), life.units, module.source(life.value))
    return read ? { is: 'set', value: read.value, at } : { is: 'dynamic', at }
  }
  const keeps = (call: Ast) => call.type === 'CallExpression' && call.arguments.some((one) => holds(module, one, name))
  return areRefusedByAge(module, handler, keeps) ? { is: 'dynamic', at: module.span(answer) } : undefined
}

/** Whether a value is the secret, or an object or a text with it. */
function holds(module: Module, given: Ast, name: string): boolean {
  const value = unwrap(given)
  if (dotted(value) === name) return true
  if (value.type === 'CallExpression') return value.arguments.some((one) => holds(module, one, name))
  const made = definition(module, value)
  return made.type === 'ObjectExpression' && made.properties.some((one) => one.type === 'Property' && dotted(unwrap(one.value)) === name)
}

/** Whether the client is told to send no secret, so that the one it is given is for nothing (RFC 7591 section 2). */
function needsNoSecret(module: Module, answer: Ast): boolean {
  const method = property(module, answer, 'token_endpoint_auth_method')
  const written = method && fold(module, method)
  return written?.kind === 'scalar' && written.value === 'none'
}

function handedOut(module: Module, secret: Ast): PublicClientSecret {
  return {
    kind: 'publicClientSecret',
    owner: OWNER,
    shippedTo: 'everybody who registers a client',
    notSecretByProvider: false,
    methodOnly: false,
    at: module.span(secret),
  }
}

/**
 * Whether a value is the same in every answer: a variable of the environment, a member of a configuration, or what the function around the
 * handler was given.
 */
function isConfigured(module: Module, node: Ast, answer: Ast): boolean {
  const value = unwrap(node)
  if (value.type === 'LogicalExpression') return isConfigured(module, value.left, answer)
  const folded = fold(module, value)
  if (folded.kind === 'dynamic' && folded.variable !== undefined) return true
  if (value.type === 'MemberExpression') return CONFIGURATION.test(dotted(value)?.replace(/\.\w+$/, '') ?? '')
  const binding = module.binding(value)
  const owner = binding?.kind === 'param' && functionOf(binding.id)
  return owner !== undefined && owner !== false && owner !== enclosingFunction(module, answer)
}

/** What holds a member of it is set up once: `app_config.box_api.client_secret`, `this.settings.clientSecret`. */
const CONFIGURATION = /(?:config(?:uration)?|settings|options|env)(?:\.|$)/i

function functionOf(node: Ast): Ast | undefined {
  let around = node.parent
  while (around && !isFunction(around)) around = around.parent
  return around
}

/** Whether the endpoint asks who registers, by an initial access token (RFC 7591 section 3). */
function asksWho(module: Module, answer: Ast): boolean {
  const handler = enclosingFunction(module, answer)
  return handler !== undefined && /initial_?access|authorization(?!_?(?:code|endpoint|server))/i.test(withoutComments(module, handler))
}
