import {
  calls,
  enclosingFunction,
  functionsIn,
  lastName,
  nameOf,
  unwrap,
  walk,
  withoutComments,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { clientByName, keepsAge, saysItEnded } from '../../knowledge/words/registered-clients.ts'

/**
 * Whether a module turns away the clients of a kind that have grown too old, whatever their registration was told: by a method of what a
 * function keeps of each (`if client.is_expired(): …`), a function that is given one, or a comparison of when it was made.
 */
export function areRefusedByAge(module: Module, handler: FunctionNode, keeps: (call: Ast) => boolean): boolean {
  const ends = functionsIn(module).filter((fn) => asksAge(module, fn))
  const kept = calls(module).filter(({ node }) => enclosingFunction(module, node) === handler && keeps(node))
  const isOfKept = (fn: FunctionNode) => {
    const type = classAround(module, fn)?.id?.name
    if (type !== undefined && type !== classAround(module, handler)?.id?.name) return kept.some(({ name }) => name === type)
    return kept.length > 0 && fn.params.some((one) => clientByName.pattern.test(lastName(one) ?? ''))
  }
  const names = new Set(ends.filter(isOfKept).map((fn) => nameOf(module, fn)))
  return module
    .nodes('IfStatement')
    .some(
      ({ test, consequent }) =>
        TURNS_AWAY.test(module.source(consequent)) && (callsOneOf(test, names) || (kept.length > 0 && comparesAge(test))),
    )
}

const TURNS_AWAY = /\b(?:return|raise|throw|del|delete)\b/

function classAround(module: Module, fn: FunctionNode): AstOf<'ClassDeclaration'> | undefined {
  return [...module.ancestors(fn)].find((one) => one.type === 'ClassDeclaration')
}

function asksAge(module: Module, fn: FunctionNode): boolean {
  return saysItEnded.pattern.test(nameOf(module, fn) ?? '') && keepsAge.pattern.test(withoutComments(module, fn)) && compares(fn)
}

function compares(fn: FunctionNode): boolean {
  for (const one of walk(fn)) if (isOrder(one)) return true
  return false
}

function isOrder(node: Ast): node is AstOf<'BinaryExpression'> {
  return node.type === 'BinaryExpression' && /^[<>]=?$/.test(node.operator)
}

function callsOneOf(test: Ast, names: ReadonlySet<string | undefined>): boolean {
  if (names.size === 0) return false
  for (const one of walk(test)) if (one.type === 'CallExpression' && names.has(lastName(one.callee))) return true
  return false
}

/** `Date.now() - client.createdAt > LONGEST` */
function comparesAge(test: Ast): boolean {
  for (const one of walk(test)) if (isOrder(one) && [...walk(one)].some(isAgeOfClient)) return true
  return false
}

function isAgeOfClient(node: Ast): boolean {
  return (
    node.type === 'MemberExpression' &&
    keepsAge.pattern.test(lastName(node) ?? '') &&
    clientByName.pattern.test(lastName(unwrap(node.object)) ?? '')
  )
}
