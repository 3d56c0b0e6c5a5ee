import {
  definition,
  dotted,
  functionOf,
  isFunction,
  isTextLiteral,
  keyOf,
  lastName,
  pathWritten,
  results,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { isSecretVariable } from '../../classify/names.ts'
import { shownName } from '../../classify/shown-name.ts'
import { environmentReader, redactor, showsWhole } from '../../knowledge/words/logging.ts'
import { placesText } from '../../knowledge/words/loops.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { firstFound } from '../../text/first-found.ts'
import type { Shown } from './logged-secrets.ts'
import { takenOfRequest } from './logged-headers.ts'
import { headerOfLoop } from './looped-headers.ts'
import { leftByList } from './listed-out.ts'
import { goneThrough, loopAround, type Loop } from './loop-around.ts'
import { readByLoop } from './read-by-loop.ts'
import { shownParts } from './shown-parts.ts'
import { copiesEnvironment, environmentFile, isEnvironment } from './whole-environment.ts'

/** What a loop or a list shows of each header of a request, or of each variable of the process. */
export function ofLoop(module: Module, node: Ast): Shown | undefined {
  switch (node.type) {
    case 'Identifier':
      return headerOfLoop(module, node) ?? takenOfRequest(module, node) ?? variableOfLoop(module, node) ?? environmentFile(module, node)
    case 'MemberExpression':
      return variableOfLoop(module, node) ?? readByLoop(module, node) ?? environmentFile(module, node)
    case 'CallExpression':
      return variableOfLoop(module, node) ?? allListed(module, node) ?? environmentFile(module, node)
    case 'OtherExpression':
      return copiesEnvironment(module, node) ? { what: 'os.environ', node } : (allListed(module, node) ?? leftByList(module, node))
    default:
      return undefined
  }
}

/**
 * The value of each variable of the process in turn, `for key, value in os.environ.items():`, or of each of some names that are written
 * here and of which one is a secret's: `for (const name of ['API_KEY', 'PORT']) log(process.env[name])`. A loop that looks at the names or
 * at the values may leave out what is secret.
 */
function variableOfLoop(module: Module, node: Ast): Shown | undefined {
  const inner = unwrap(node)
  const read = inner.type === 'Identifier' ? inner : nameRead(module, inner)
  const around = read && loopAround(module, read)
  if (!around) return undefined
  const loop = variablesGone(module, around)
  const { all, key, value } = loop
  if (inner === read) return all && value === read.name && !looksAt(module, loop.body, loop) ? { what: all, node, within: node } : undefined
  if (key !== read.name || looksAt(module, loop.body, loop)) return undefined
  if (all) return { what: all, node, within: node }
  const variable = namesIn(module, loop.through).find((one) => isSecretVariable(one) && shownName(one) !== 'harmless')
  return variable === undefined ? undefined : { what: variable, node }
}

/**
 * A list or a text of them, or of headers: `[f"{k}={v}" for k, v in os.environ.items()]`,
 * `Object.entries(req.headers).map(([k, v]) => …)`.
 */
function allListed(module: Module, node: AstOf<'OtherExpression' | 'CallExpression'>): Shown | undefined {
  const each = node.type === 'OtherExpression' ? node.parts.slice(0, 1) : mappedBy(module, node)
  return firstFound(
    each.flatMap((one) => (one.type === 'SpreadElement' || one.type === 'VariableDeclaration' ? [] : shownParts(module, one))),
    (one) => variableOfLoop(module, one) ?? (one.type === 'Identifier' ? headerOfLoop(module, one) : undefined),
  )
}

/** What a function gives for each of a list that `map` goes through. */
function mappedBy(module: Module, { callee, arguments: [given] }: AstOf<'CallExpression'>): readonly Ast[] {
  const fn = /^(?:map|flatMap)$/.test(lastName(callee) ?? '') ? functionOf(module, given) : undefined
  return fn ? results(module, fn) : []
}

/** The name by which a variable is read: `os.environ[name]`, `process.env[name]!`, `os.getenv(name, "")`. */
function nameRead(module: Module, node: Ast): AstOf<'Identifier'> | undefined {
  if (node.type === 'MemberExpression') return node.computed && isEnvironment(module, node.object) ? identifier(node.property) : undefined
  if (node.type !== 'CallExpression') return undefined
  const callee = unwrap(node.callee)
  const isGet = callee.type === 'MemberExpression' && keyOf(callee) === 'get' && isEnvironment(module, callee.object)
  return isGet || environmentReader.pattern.test(lastName(callee) ?? '') ? identifier(node.arguments[0]) : undefined
}

function identifier(node: Ast | undefined): AstOf<'Identifier'> | undefined {
  const inner = node && unwrap(node)
  return inner?.type === 'Identifier' ? inner : undefined
}

/** A loop over variables of the process, or over names of some. */
interface VariableLoop {
  /** What has the names, and the environment that it is all of. */
  readonly through: Ast
  readonly all: string | undefined
  readonly body: Ast
  /** What a name and its value are called in the loop. */
  readonly key?: string
  readonly value?: string
}

function variablesGone(module: Module, { through, pattern, body }: Loop): VariableLoop {
  const { of, gives } = goneThrough(through)
  // The names of an object are gone through by themselves in Python, and by `in`.
  if ((gives === 'pairs') !== (pattern.type === 'ArrayPattern')) return { through: of, all: undefined, body }
  const [first, second] = pattern.type === 'ArrayPattern' ? pattern.elements : [pattern]
  const all = isEnvironment(module, of) ? nameOfEnvironment(of) : undefined
  return { through: of, all, body, ...named('key', first), ...named('value', second) }
}

function named(what: 'key' | 'value', node: Ast | null | undefined): Partial<VariableLoop> {
  return node?.type === 'Identifier' ? { [what]: node.name } : {}
}

function nameOfEnvironment(node: Ast): string {
  const name = dotted(node) ?? ''
  return name === 'environ' ? 'os.environ' : name
}

/** The names that a written list, or an object by its keys, holds. */
function namesIn(module: Module, through: Ast): readonly string[] {
  const list = definition(module, through)
  if (list.type === 'ArrayExpression')
    return list.elements.flatMap((one) => {
      const [name] = one?.type === 'ArrayExpression' ? one.elements : [one]
      return name && isTextLiteral(name) ? [name.value] : []
    })
  return list.type === 'ObjectExpression' ? list.properties.flatMap((one) => (one.type === 'Property' ? [keyOf(one) ?? ''] : [])) : []
}

/**
 * Whether a loop does something with a name or a value other than to show it, to read the variable or to see whether there is one. Told
 * once for each loop.
 */
const looksAt = oncePerPair((module: Module, body: Ast, { key, value }: VariableLoop): boolean =>
  [...walk(body)].some(
    (one) => one.type === 'Identifier' && (one.name === key || one.name === value) && !isShownOrRead(module, one, one.name === value),
  ),
)

function isShownOrRead(module: Module, use: AstOf<'Identifier'>, isValue: boolean): boolean {
  const around = module.parent(use)
  switch (around?.type) {
    case 'MemberExpression':
      return around.object !== use || placesText.pattern.test(keyOf(around) ?? '')
    case 'BinaryExpression':
      return /^[+%]$/.test(around.operator) || (/\bin$/.test(around.operator) && isEnvironment(module, around.right))
    case 'AssignmentExpression':
      return around.left !== use
    case 'CallExpression':
      return isGivenToShow(module, around)
    case 'IfStatement':
    case 'UnaryExpression':
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return isValue
    default:
      return true
  }
}

/** A call that writes or reads, and asks nothing about what it is given. */
function isGivenToShow(module: Module, call: AstOf<'CallExpression'>): boolean {
  const name = lastName(call.callee) ?? ''
  if (redactor.pattern.test(name)) return false
  const isWritten = showsWhole.pattern.test(pathWritten(module, call.callee)) || environmentReader.pattern.test(name)
  const around = module.parent(call)
  return isWritten || name === 'get' || around?.type === 'ExpressionStatement' || isFunction(around ?? call)
}
