import { isNone, keyOf, lastName, leaves, unwrap, type Ast, type AstOf, type FunctionNode, type Module } from '../../program/index.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { oneOf } from '../../text/pattern.ts'
import { callsIn } from './calls-in-function.ts'

/**
 * Whether a function hands a whole body or query to a call, and goes on only where that answers: it may look at any field.
 * `const asked = await store.redeem(req.body)`, `if (!asked) return`
 */
export const asksByWhole = oncePerPair((module: Module, around: FunctionNode): boolean => {
  const handed = new Set<Ast>(callsIn(module, around).filter((one) => handsWhole(module, one)))
  if (handed.size === 0) return false
  return conditions(module)
    .filter(({ start, end, consequent }) => start >= around.start && end <= around.end && leaves(consequent))
    .some(({ test }) => parts(test).some((one) => handed.has(answerOf(module, one))))
})

const conditions = oncePer((module: Module): readonly AstOf<'IfStatement'>[] => [...module.nodes('IfStatement')])

function handsWhole(module: Module, { callee, arguments: given }: AstOf<'CallExpression'>): boolean {
  return !ONLY_READS.test(lastName(callee) ?? '') && given.some((one) => one.type !== 'SpreadElement' && isWhole(module, one))
}

/** What says nothing of the values of a request. */
const ONLY_READS = oneOf(
  '',
  /^(?:keys|values|entries|isArray|isEmpty|Boolean|bool|len|dict|list)$/,
  /^(?:String|str|stringify|dumps|log|debug|info|warn|print)$/,
)

/** `req.body`, `request.query_params`, `await request.form()`, and a variable that is one of them or an object of it. */
function isWhole(module: Module, node: Ast, steps = 3): boolean {
  const inner = unwrap(node)
  const follow = (one: Ast | null | undefined) => one !== null && one !== undefined && steps > 0 && isWhole(module, one, steps - 1)
  switch (inner.type) {
    case 'Identifier': {
      const { init, path } = module.binding(inner) ?? {}
      return path === undefined || path.length === 0 ? follow(init) : WHOLE.test(String(path.at(-1))) && isRequest(init)
    }
    case 'MemberExpression':
      return WHOLE.test(keyOf(inner) ?? '') && isRequest(inner.object)
    case 'CallExpression': {
      const callee = unwrap(inner.callee)
      if (/^(?:dict|fromEntries)$/.test(lastName(callee) ?? ''))
        return inner.arguments.some((one) => one.type !== 'SpreadElement' && follow(one))
      return (
        callee.type === 'MemberExpression' && inner.arguments.length === 0 && WHOLE.test(keyOf(callee) ?? '') && isRequest(callee.object)
      )
    }
    case 'ObjectExpression':
      return inner.properties.some((one) => one.type === 'SpreadElement' && follow(one.argument))
    default:
      return false
  }
}

const WHOLE = /^(?:body|query|params|query_?params|searchParams|args|form|formData|json|parseBody|values|GET|POST|parsedBody)$/

/** `req`, `c.req`, `new URL(request.url)`, `ctx.request`, `event`. */
function isRequest(node: Ast | null | undefined): boolean {
  const inner = node && unwrap(node)
  if (!inner) return false
  if (inner.type === 'NewExpression') return lastName(inner.callee) === 'URL'
  return /^(?:req|request|ctx|context|c|event|url|_?req(?:uest)?)$/i.test(lastName(inner) ?? '')
}

/** What a condition asks, without the signs of whether: `!asked`, `asked is None`, `a || b`. */
function parts(test: Ast): readonly Ast[] {
  const found: Ast[] = []
  const open = [test]
  for (let one = open.pop(); one; one = open.pop()) {
    const inner = unwrap(one)
    if (inner.type === 'LogicalExpression') open.push(inner.left, inner.right)
    else if (inner.type === 'UnaryExpression') open.push(inner.argument)
    else if (inner.type === 'BinaryExpression' && isNothingOrTruth(inner.right)) open.push(inner.left)
    else found.push(inner)
  }
  return found
}

function isNothingOrTruth(node: Ast): boolean {
  const inner = unwrap(node)
  return isNone(inner) || (inner.type === 'Literal' && typeof inner.value === 'boolean') || lastName(inner) === 'undefined'
}

/** The call that answered what a condition asks for, or one of its members that says whether. */
function answerOf(module: Module, node: Ast): Ast {
  if (node.type === 'MemberExpression' && SAYS_WHETHER.test(keyOf(node) ?? '')) return answerOf(module, unwrap(node.object))
  if (node.type !== 'Identifier') return node
  const { init, path = [] } = module.binding(node) ?? {}
  const isAnswer = path.length === 0 || (path.length === 1 && SAYS_WHETHER.test(String(path[0])))
  return init && isAnswer ? unwrap(init) : node
}

const SAYS_WHETHER = /^(?:ok|valid|is_?valid|success|errors?|passed)$/i
