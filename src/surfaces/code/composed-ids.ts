import {
  dotted,
  enclosingFunction,
  inside,
  keyOf,
  lastName,
  textAt,
  unwrap,
  withoutComments,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { composedOf, opensByName, provesParts } from '../../knowledge/words/composed-ids.ts'
import { oncePerPair } from '../../text/once-per.ts'

/**
 * Whether what goes by a name, or by the last name of a path, is put together of ids and read back by them, as its module does it:
 * `flow_token.split('_')`, whose parts are the number of a person and the id of a flow. Who can guess it opens nothing with it.
 */
export function isComposedId(module: Module, what: string): boolean {
  const name = plain(/(\w{1,80})["'`]?\]?$/.exec(what)?.[1] ?? '')
  if (!/token$/.test(name) || opensByName.pattern.test(name)) return false
  return isComposed(module, name)
}

const isComposed = oncePerPair((module: Module, name: string): boolean => isPutTogether(module, name) || isTakenApart(module, name))

const plain = (name: string) => name.replaceAll('_', '').toLowerCase()

/** `` const flowToken = `${phone}_${flowId}_${Date.now()}` `` */
function isPutTogether(module: Module, name: string): boolean {
  return module.nodes('TemplateLiteral').some((one) => {
    const holder = module.parent(one)
    const given =
      holder?.type === 'VariableDeclarator'
        ? lastName(holder.id)
        : holder?.type === 'Property' && holder.value === one
          ? keyOf(holder)
          : undefined
    return plain(given ?? '') === name && one.expressions.length >= LEAST_PARTS && one.expressions.every((each) => isId(each))
  })
}

function isId(part: Ast): boolean {
  const inner = unwrap(part)
  if (inner.type === 'CallExpression')
    return /^(?:Date\.now|time\.time|int|String|str)$/.test(dotted(unwrap(inner.callee)) ?? '') && inner.arguments.every((one) => isId(one))
  return composedOf.pattern.test(lastName(inner) ?? '')
}

/** `[user_id, flow_id] = token.split('_')`, `parts = token.split('_')` and then `userId = parts[1]`: each part that is read is an id. */
function isTakenApart(module: Module, name: string): boolean {
  const parts = module.nodes('CallExpression').flatMap((call) => (splits(module, call, name) ? partsOf(module, call) : []))
  return parts.length >= LEAST_PARTS && parts.every((one) => composedOf.pattern.test(one))
}

/** By a sign that no JWT and no header is split by. */
function splits(module: Module, call: AstOf<'CallExpression'>, name: string): boolean {
  const callee = unwrap(call.callee)
  const [sign] = call.arguments
  if (callee.type !== 'MemberExpression' || keyOf(callee) !== 'split' || plain(lastName(callee.object) ?? '') !== name) return false
  return /^[_|:#/;,-]{1,3}$/.test(textAt(module, sign)?.value ?? '')
}

/** The names that the parts of a split are given, none where its function proves them. */
function partsOf(module: Module, call: AstOf<'CallExpression'>): readonly string[] {
  const scope = enclosingFunction(module, call)
  if (scope && provesParts.pattern.test(withoutComments(module, scope))) return []
  const holder = module.parent(call)
  const id = holder?.type === 'VariableDeclarator' ? holder.id : holder?.type === 'AssignmentExpression' ? holder.left : undefined
  if (id?.type === 'ArrayPattern') return id.elements.map((one) => (one && lastName(one)) ?? '')
  if (id?.type !== 'Identifier') return []
  return module.nodes('MemberExpression').flatMap((one) => {
    if (!one.computed || lastName(one.object) !== id.name || (scope && !inside(one, scope))) return []
    return [nameGiven(module, one) ?? '']
  })
}

/** The name that a value is given, also where another stands in for it: `userId = parts.length > 1 ? parts[1] : ''`. */
function nameGiven(module: Module, node: Ast): string | undefined {
  for (const one of module.ancestors(node)) {
    if (one.type === 'VariableDeclarator') return lastName(one.id)
    if (one.type === 'AssignmentExpression') return lastName(one.left)
    if (one.type === 'Property') return keyOf(one)
    if (one.type !== 'ConditionalExpression' && one.type !== 'LogicalExpression' && one.type !== 'CallExpression') return undefined
  }
  return undefined
}

const LEAST_PARTS = 2
