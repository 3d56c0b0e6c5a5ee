import { developmentFlag, developmentTest } from '../../knowledge/words/connections.ts'
import { boolean } from '../../parse/node.ts'
import { conditionsAround, fold, inside, isFunction, unwrap, type Ast, type Module } from '../../program/index.ts'
import { byDefault } from './asked-for.ts'

/**
 * Whether a place stands on a branch that only a developer's machine takes.
 *
 * @param named only where the condition names such a machine: one that asks for production alone holds wherever nobody has set it.
 */
export function isForDevelopment(module: Module, node: Ast, named = false): boolean {
  for (const { of, test, holds } of conditionsAround(module, node, () => false))
    if ((holds || of.type !== 'LogicalExpression') && isDevelopment(module, test, holds, named)) return true
  return false
}

/** Whether a place leaves on a branch that every other machine takes than a developer's: `if (isProduction) throw new Error()`. */
export function isLeftElsewhere(module: Module, leave: Ast): boolean {
  for (const outer of module.ancestors(leave)) {
    if (outer.type === 'IfStatement') {
      const isThen = inside(leave, outer.consequent)
      return isDevelopment(module, outer.test, !isThen, false) || (isThen && ELSEWHERE.test(module.source(outer.test).slice(0, LONGEST)))
    }
    if (isFunction(outer)) return false
  }
  return false
}

const ELSEWHERE = /!==?\s{0,4}["'](?:dev\w{0,12}|local|test)["']/

/** Whether a condition that holds, or does not, says that this is a machine for development. */
function isDevelopment(module: Module, test: Ast, holds: boolean, named: boolean): boolean {
  const node = unwrap(test)
  if (node.type === 'UnaryExpression' && node.operator === '!') return isDevelopment(module, node.argument, !holds, named)
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    if ((node.operator === '&&') === holds)
      return isDevelopment(module, node.left, holds, named) || isDevelopment(module, node.right, holds, named)
    return [node.left, node.right].every((side) => isDevelopment(module, side, holds, named) || byDefault(module, side) === !holds)
  }
  const written = module.source(node).slice(0, LONGEST)
  if (named && /prod/i.test(written)) return false
  return holds ? developmentTest.pattern.test(written) || isSetFlag(module, node, written) : PRODUCTION.test(written)
}

/**
 * A setting that somebody has set: `settings.debug`, `os.getenv("LOCAL_IDP") == "1"`, and any that is off where nobody sets it. One that is
 * on from the start tells nothing.
 */
function isSetFlag(module: Module, node: Ast, written: string): boolean {
  if (node.type === 'CallExpression' && OFF_BY_DEFAULT.test(written)) return true
  if (!developmentFlag.pattern.test(written) || OF_OTHERS.test(written) || isOnFromStart(module, node)) return false
  if (node.type === 'Identifier' || node.type === 'MemberExpression') return true
  if (node.type === 'CallExpression') return !ON_BY_DEFAULT.test(written)
  return node.type === 'BinaryExpression' && SAYS_YES.test(written)
}

/** Also a parameter that is on where nobody gives it: `def client(debug=True)`. */
function isOnFromStart(module: Module, node: Ast): boolean {
  const otherwise = node.type === 'Identifier' ? module.binding(node)?.otherwise : undefined
  const parameter = node.type === 'Identifier' ? module.binding(node)?.node : undefined
  const given = otherwise ?? (parameter?.type === 'AssignmentPattern' ? parameter.right : undefined)
  return boolean(fold(module, node)) === true || (given !== undefined && boolean(fold(module, given)) === true)
}

/** What whoever sends a request chooses, and levels of a log, which production has as well. */
const OF_OTHERS = /\b(?:req|request|query|body|params|headers|cookies)\b|\blog(?:ger|ging)?\b|isEnabledFor|console/i

const LONGEST = 300
const ON_BY_DEFAULT = /(?:default\s{0,2}=|,)\s{0,4}["']?(?:True|true|1|yes|on)["']?\s{0,4}\)$/
const OFF_BY_DEFAULT = /\bdefault\s{0,2}=\s{0,2}False\s{0,4}\)$/
const SAYS_YES = /(?:==|\bin\b|\bis\b)\s{0,4}(?:["']?(?:1|true|yes|on|local|dev)["']?$|[({[]\s{0,4}["'](?:1|true|yes|on)["'])/i

const PRODUCTION = /ENV\w*['"\]]*\s*===?\s*['"](?:production|prod)['"]|(?:^|[^!\w'"])(?:is_?)?prod(?:uction)?\b/i
