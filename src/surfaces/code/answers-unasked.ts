import {
  identifiersNamed,
  isComparison,
  isFunction,
  keyOf,
  lastName,
  nameOf,
  unwrap,
  type Ast,
  type Binding,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { asksOf, looksSomebodyUp } from '../../knowledge/words/checks.ts'
import { writesLog } from '../../knowledge/words/logging.ts'
import { literally } from '../../text/pattern.ts'
import { othersNaming } from './calls-elsewhere.ts'

/**
 * Whether nobody asks anything of what a function answers: its module alone calls it, compares nothing with it, and hands it to nothing
 * that may look somebody up or refuse.
 */
export function isAskedByNobody(module: Module, fn: FunctionNode): boolean {
  const name = nameOf(module, fn)
  if (name === undefined || isAskedElsewhere(module, name)) return false
  const uses = identifiersNamed(module, name).filter((one) => one !== fn.id)
  const calls = uses.map((one) => module.parent(one))
  const asked = calls.filter(
    (one, i) => !isExport(one) && !(one?.type === 'CallExpression' && one.callee === uses[i] && isUnasked(module, one)),
  )
  return asked.length === 0
}

/** Whether another file may ask something of what a function answers, by what stands around its name there. */
function isAskedElsewhere(module: Module, name: string): boolean {
  const { project } = module
  const paths = othersNaming(module, name)
  if (!paths || !project) return !paths
  const named = new RegExp(`(?<![\\w$])${literally(name)}(?=\\()`, 'g')
  return paths.some((path) => {
    const text = project.text(path) ?? ''
    return [...text.matchAll(named)].some(({ index }) => asksOf.pattern.test(text.slice(Math.max(0, index - NEAR), index + NEAR)))
  })
}

/** Characters of a statement around a call. */
const NEAR = 160

/** Whether a value is only kept, shown or handed on; of one that a variable keeps, each use. */
function isUnasked(module: Module, value: Ast, seen = new Set<Binding>()): boolean {
  let below = value
  for (const outer of module.ancestors(value)) {
    switch (outer.type) {
      case 'BinaryExpression':
        if (isComparison(outer.operator)) return false
        break
      case 'IfStatement':
      case 'ConditionalExpression':
        return outer.test !== below
      case 'ReturnStatement':
        return false
      case 'CallExpression':
        if (outer.callee !== below && looksSomebodyUp.pattern.test(lastName(outer.callee) ?? '')) return false
        break
      case 'Property':
        if (OWNER.test(keyOf(outer) ?? '') && !isToldToLog(module, outer)) return false
        break
      case 'VariableDeclarator':
        return isKept(module, outer.id, seen)
      case 'AssignmentExpression':
        return isKept(module, unwrap(outer.left), seen)
      case 'ExpressionStatement':
        return true
    }
    below = outer
  }
  return true
}

function isKept(module: Module, target: Ast, seen: Set<Binding>): boolean {
  const binding = module.binding(target)
  if (!binding || seen.has(binding)) return true
  seen.add(binding)
  return module.references(binding).every((use) => use === target || isUnasked(module, use, seen))
}

function isExport(node: Ast | undefined): boolean {
  return node?.type === 'ExportSpecifier' || node?.type === 'ExportDefaultDeclaration' || node?.type === 'ExportNamedDeclaration'
}

/** Whether what an object is handed to writes a log: `logger.info({ user: requester(req) })`. */
function isToldToLog(module: Module, node: Ast): boolean {
  const call = [...module.ancestors(node)].find((one) => one.type === 'CallExpression' || isFunction(one))
  return call?.type === 'CallExpression' && writesLog.pattern.test(lastName(call.callee) ?? '')
}

/** Whose rows are asked for. */
const OWNER = /^(?:owner|user|author|tenant|account|created_?by|user_?id|owner_?id|where)$/i
