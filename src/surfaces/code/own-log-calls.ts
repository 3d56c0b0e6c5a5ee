import { shownName } from '../../classify/shown-name.ts'
import {
  functionOf,
  isFunction,
  isOwnMember,
  keyOf,
  lastName,
  methodOf,
  unwrap,
  type Ast,
  type AstOf,
  type Call,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { logFunction, redactor, showsWhole, writesByName } from '../../knowledge/words/logging.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { callsIn } from './calls-in-function.ts'
import { isAskedFor } from './debug-switches.ts'

/** What a function writes to a log of what it is given. */
export interface OwnLog {
  readonly arguments: readonly Ast[]
  /** Whether a switch has to be on. */
  readonly asked: boolean
  /** What writes it, as it is written there: `console.log`. */
  readonly through: string
}

/**
 * A call of a function that hands what it is given to a log: `prettyPrint(response)` beside
 * `const prettyPrint = (what) => console.log(inspect(what))`, or one of another module that says so by its name, `log_debug(…)`.
 */
export function ownLog(module: Module, { node, name }: Call, isLog: (call: AstOf<'CallExpression'>) => boolean): OwnLog | undefined {
  if (!logFunction.pattern.test(name) || redactor.pattern.test(name) || node.type !== 'CallExpression') return undefined
  const callee = unwrap(node.callee)
  const isOwnMethod = isOwnMember(callee)
  const fn = isOwnMethod ? methodOf(module, callee) : callee.type === 'Identifier' ? functionOf(module, callee) : undefined
  const given = node.arguments.filter((one) => one.type !== 'SpreadElement')
  if (!fn)
    return callee.type === 'Identifier' && writesByName.pattern.test(name) ? { arguments: given, asked: false, through: name } : undefined
  const { written, asked, rest, through } = handedOn(module, fn, isLog)
  const shown = given.filter((_, i) => written.has(i) || (rest !== undefined && i >= rest))
  return shown.length > 0 ? { arguments: shown, asked, through } : undefined
}

/** Which parameters of a function go to a log as they are. */
interface HandedOn {
  readonly written: ReadonlySet<number>
  /** The first of those that are taken together. */
  readonly rest?: number
  readonly asked: boolean
  readonly through: string
}

type IsLog = (call: AstOf<'CallExpression'>) => boolean

const handedOn = oncePerPair((module: Module, fn: FunctionNode, isLog: IsLog): HandedOn => {
  const places = new Map(fn.params.map((one, i) => [one.type === 'RestElement' ? one.argument : one, i] as const))
  const written = new Set<number>()
  let rest: number | undefined
  let asked = true
  let through = ''
  // Longer functions do more than to write what they are given.
  for (const call of fn.end - fn.start > LONGEST ? [] : callsIn(module, fn)) {
    if (!isLog(call)) continue
    for (const id of call.arguments.flatMap((one) => wholeIn(one))) {
      const declared = module.binding(id)
      const place = declared?.kind === 'param' ? places.get(declared.id) : undefined
      // A parameter that is called as the credential is, is found where the function writes it.
      if (place === undefined || shownName(id.name) === 'credential') continue
      if (fn.params[place]?.type === 'RestElement') rest = place
      else written.add(place)
      asked &&= isAskedFor(module, call)
      through ||= module.source(call.callee)
    }
  }
  return { written, asked, through, ...(rest !== undefined && { rest }) }
})

const LONGEST = 1500

/** The names that an argument shows as they are, or the answer that they hold: `inspect(response.data)`. */
function wholeIn(node: Ast, steps = 5): readonly AstOf<'Identifier'>[] {
  const inner = unwrap(node)
  if (steps === 0) return []
  switch (inner.type) {
    case 'Identifier':
      return [inner]
    case 'SpreadElement':
      return wholeIn(inner.argument, steps - 1)
    case 'MemberExpression':
      return /^(?:data|body)$/.test(keyOf(inner) ?? '') ? wholeIn(inner.object, steps - 1) : []
    case 'TemplateLiteral':
      return inner.expressions.flatMap((one) => wholeIn(one, steps - 1))
    case 'LogicalExpression':
      // `data ?? {}`
      return inner.operator === '&&' ? [] : wholeIn(inner.left, steps - 1)
    case 'BinaryExpression':
      return inner.operator === '+' || inner.operator === '%' ? [inner.left, inner.right].flatMap((one) => wholeIn(one, steps - 1)) : []
    case 'CallExpression':
      return !isFunction(inner.callee) && (showsWhole.pattern.test(lastName(inner.callee) ?? '') || isText(inner))
        ? inner.arguments.flatMap((one) => wholeIn(one, steps - 1))
        : []
    default:
      return []
  }
}

/** `JSON.stringify(data)`, `util.inspect(data)` */
function isText({ callee }: AstOf<'CallExpression'>): boolean {
  return /^(?:stringify|inspect|format|dumps|pformat)$/.test(lastName(callee) ?? '')
}
