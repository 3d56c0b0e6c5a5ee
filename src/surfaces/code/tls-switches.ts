import { boolean, plain } from '../../parse/node.ts'
import type { TransportSetting } from '../../model/index.ts'
import { codeAt, type Located } from '../../text/source.ts'
import {
  comesFrom,
  dotted,
  enclosingFunction,
  fold,
  isCallNode,
  isFunction,
  keyOf,
  lastName,
  nameOf,
  optionUses,
  originOf,
  property,
  unwrap,
  variableOf,
  type Ast,
  type AstOf,
  type CallNode,
  type Module,
} from '../../program/index.ts'
import { checkSwitches, checkVariables, connectionPackages, switchesOf } from '../../knowledge/libraries/verification.ts'
import { asksForNoChecks, clientName, tlsKey, looksWhetherUp } from '../../knowledge/words/connections.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { byDefault, isAsked } from './asked-for.ts'
import { chosenBy } from './chosen-switches.ts'
import { isForDevelopment } from './development-branches.ts'
import { isLocal } from './settings.ts'
import { isOfThisMachine } from './own-machine.ts'
import { decidedByCallers } from './switch-callers.ts'
import { namedSwitches, type Switch } from './verification-parameters.ts'

/**
 * Certificate checks that a module switches off for connections that it makes, as written and where: in the options of a client,
 * by assignment, or for the whole process. https://nodejs.org/api/tls.html#tlsconnectoptions-callback
 */
export function* tlsSwitches(module: Module): Generator<Located<string> & Pick<TransportSetting, 'option' | 'byDefault'>> {
  const named = namedSwitches(module, (node) => byDefault(module, node) === false)
  const found = [...inOptions(module), ...assigned(module), ...named].filter(
    ({ node }) =>
      !isForDevelopment(module, node) &&
      !isAsked(module, node) &&
      !isNamedForIt(module, node) &&
      !isOfThisMachine(module, node) &&
      !looksOnly(module, node),
  )
  if (found.length === 0 || isLoopbackOnly(module)) return
  for (const { written, byDefault: given, node } of found) {
    const own = chosenBy(module, node)
    const decided = own ? { by: own } : decidedByCallers(module, node)
    if (decided === 'asked') continue
    const option = decided?.by
    yield { value: written, at: module.span(node), ...(given && { byDefault: given }), ...(option && { option: module.span(option) }) }
  }
}

/** Options of TLS clients, and variables, with the value that leaves the checks out. */
const SWITCHES = switchesOf('typescript', checkSwitches)
const VARIABLES = switchesOf('typescript', checkVariables)
/** Words of which one is in every switch of clients for Node.js. */
export const NODE_SWITCHES: readonly string[] = [...SWITCHES.keys(), ...VARIABLES.keys()]

function* inOptions(module: Module): Generator<Switch> {
  for (const node of module.nodes('Property')) {
    const name = keyOf(node) ?? ''
    const object = module.parent(node)
    const off = SWITCHES.get(name)
    if (
      off === undefined ||
      object?.type !== 'ObjectExpression' ||
      object.named ||
      (boolean(fold(module, node.value)) !== off && (off || byDefault(module, node.value) !== false))
    )
      continue
    // A server that asks for client certificates may take callers without one.
    if (property(module, object, 'requestCert') !== undefined || checksOtherwise(module, node, object)) continue
    if (connects(module, object)) yield { written: `${name}: ${off}`, node }
  }
}

/** `context ? { rejectUnauthorized: true } : { rejectUnauthorized: false }`: which of the two is taken nobody can read here. */
function checksOtherwise(module: Module, node: AstOf<'Property'>, object: Ast): boolean {
  const choice = module.parent(object)
  if (choice?.type !== 'ConditionalExpression' || choice.test === object) return false
  const other = unwrap(choice.consequent === object ? choice.alternate : choice.consequent)
  const name = keyOf(node) ?? ''
  const checks = other.type === 'ObjectExpression' ? property(module, other, name) : undefined
  if (checks === undefined || boolean(fold(module, checks)) !== !SWITCHES.get(name)) return false
  return !/prod/i.test(codeAt(module.span(choice.test), 200)) && byDefault(module, choice.test) === undefined
}

/** `https.globalAgent.options.rejectUnauthorized = false`, and the variable that Node reads at each connection. */
function* assigned(module: Module): Generator<Switch> {
  for (const node of module.nodes('AssignmentExpression')) {
    const { left, right } = node
    if (left.type !== 'MemberExpression') continue
    const name = keyOf(left) ?? ''
    if (SWITCHES.has(name) && OPTIONS_NAME.test(dotted(left.object) ?? '') && boolean(fold(module, right)) === SWITCHES.get(name))
      yield { written: `${name} = ${SWITCHES.get(name)}`, node }
    const variable = variableOf(left) ?? ''
    const off = VARIABLES.get(variable)
    const value = off && plain(fold(module, right))?.value
    if (value !== undefined && off?.test(value)) yield { written: `${variable}=${value}`, node }
  }
}

const OPTIONS_NAME = /(?:options?|opts|config|init|settings|ssl|tls|https?|agent)$/i

/** What a description of a connection has. */
const CONNECTION_KEYS: readonly string[] = [
  'host',
  'hostname',
  'url',
  'uri',
  'connectionString',
  'baseURL',
  'servername',
  'dialect',
  'connection',
]

/** Whether an object of options gets to something that makes a connection. */
function connects(module: Module, object: Ast): boolean {
  const described = isDescribed(module, object)
  return optionUses(module, object).some((use) => (use === 'elsewhere' ? described : isClient(module, use, described)))
}

function isClient(module: Module, call: CallNode, described: boolean): boolean {
  const name = lastName(call.callee) ?? ''
  if (NO_CLIENT.test(name)) return false
  const from = originOf(module, call.callee)
  if (from && comesFrom(from, connectionPackages.packages)) return true
  return clientName.pattern.test(name) || described
}

/** Servers, and what a test compares or pretends. */
const NO_CLIENT = /[sS]erver$|^(?:mock|to(?:Equal|Match|StrictEqual|HaveBeen)|expect)/

/** Whether the objects around the switch say that it is about TLS or about one connection. */
function isDescribed(module: Module, object: Ast): boolean {
  for (const outer of [object, ...module.ancestors(object)]) {
    if (outer.type === 'ObjectExpression' && CONNECTION_KEYS.some((key) => property(module, outer, key) !== undefined)) return true
    if (outer.type === 'Property' && tlsKey.pattern.test(keyOf(outer) ?? '')) return true
    if (outer.type === 'VariableDeclarator') return outer.id.type === 'Identifier' && OPTIONS_NAME.test(outer.id.name)
    if (outer.type === 'AssignmentExpression') return OPTIONS_NAME.test(lastName(outer.left) ?? '')
    if (outer.type === 'FunctionDeclaration') return outer.id !== null && OPTIONS_NAME.test(outer.id.name)
  }
  return false
}

/** A client called `_insecure_transport`, `class IgnoreSslAdapter`: who takes it has chosen so by its name. */
function isNamedForIt(module: Module, node: Ast): boolean {
  for (const outer of module.ancestors(node)) {
    if (outer.type === 'VariableDeclarator') {
      const isMade = isCallNode(outer.init)
      return isMade && outer.id.type === 'Identifier' && asksForNoChecks.pattern.test(outer.id.name)
    }
    if (outer.type === 'ClassDeclaration') return asksForNoChecks.pattern.test(outer.id?.name ?? '')
  }
  return false
}

/** Whether every address that the module writes is of this machine, and there is one. What stands for a variable is not the only one. */
function isLoopbackOnly(module: Module): boolean {
  const hosts = module.strings().flatMap(({ value }) => {
    const host = HOST_OF_ADDRESS.exec(value)?.[1]
    return host === undefined || /(?:^|\.)w3\.org$|^$/.test(host) ? [] : [host.toLowerCase()]
  })
  for (const node of module.nodes('Property')) {
    if (!/^(?:host|hostname)$/.test(keyOf(node) ?? '')) continue
    const host = plain(fold(module, unwrap(node.value)))?.value
    hosts.push(host ?? 'unknown.')
  }
  return hosts.length > 0 && hosts.every((host) => isLocal(host) && !host.endsWith('.')) && !hasFallbackAddress(module)
}

/** `process.env.API_URL ?? 'https://localhost:8443'`, `given || DATABASE_URL || 'postgresql://localhost:5432/desk'`. */
function hasFallbackAddress(module: Module): boolean {
  return module
    .nodes('LogicalExpression')
    .some(({ left, right, operator }) => operator !== '&&' && isToldFromOutside(module, left) && /:\/\//.test(module.source(right)))
}

/** What the environment, another module or whoever makes the object says. */
function isToldFromOutside(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'LogicalExpression') return [inner.left, inner.right].some((one) => isToldFromOutside(module, one))
  const kind = inner.type === 'Identifier' ? module.binding(inner)?.kind : undefined
  return variableOf(inner) !== undefined || kind === 'import' || kind === 'param'
}

/** The host of an address of a server that takes TLS. */
const HOST_OF_ADDRESS = inTurn(
  'i',
  /^(?:https?|wss?|rediss?|amqps?|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|ldaps?):\/\/(?:[^/@\s]*@)?/,
  /(\[[^\]]+\]|[^/?#:\s]*)/,
)

/**
 * Whether a place is in a function that only looks whether a server answers: by its name or by that of a function around it, and where
 * nothing in it speaks of a credential. Who answers does not matter to it.
 */
function looksOnly(module: Module, node: Ast): boolean {
  const around = enclosingFunction(module, node)
  if (around && looksAtCertificate(module.source(around).slice(0, MOST))) return true
  for (const outer of module.ancestors(node)) {
    if (!isFunction(outer)) continue
    const name = nameOf(module, outer)
    if (name !== undefined && looksWhetherUp.pattern.test(name)) return !CREDENTIAL.test(module.source(outer).slice(0, MOST))
  }
  return false
}

/** A connection that is made for the certificate of the other side, which may be one that nobody trusts. */
function looksAtCertificate(code: string): boolean {
  return CERTIFICATE.test(code) && !SENDS.test(code)
}

/**
 * https://nodejs.org/api/tls.html#tlssocketgetpeercertificatedetailed,
 * https://docs.python.org/3/library/ssl.html#ssl.SSLSocket.getpeercert
 */
const CERTIFICATE = /\.(?:getPeer(?:X509)?Certificate|getpeercert)\s{0,4}\(/
const SENDS = oneOf(
  'i',
  /\bauthorization\b|bearer|passw|secret|token|api[_-]?key|cookie|headers|\b(?:json|data)=/,
  /\.(?:write|send|sendall|pipe)\(|\.end\([^)]|\b(?:post|put|patch|fetch)\b/,
)

const CREDENTIAL = /\bauthorization|bearer|token|passw|secret|credential|api[_-]?key|cookie|\bauth\b|headers/i
const MOST = 8000
