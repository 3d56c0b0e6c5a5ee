import { isTextLiteral, keyOf, lastName, unwrap, type Ast, type AstOf, type CallNode } from '../../program/ast.ts'
import { named } from '../../program/instances.ts'
import type { Module } from '../../program/module.ts'
import { walk } from '../../program/walk.ts'

/**
 * The arguments of an error that become its message: the first of an `Error`, and what the constructor of an own class hands to `super`.
 * Objects are causes, options and fields, which nobody shows with the message. Python's errors show all that stands without a name.
 */
export function messageOf(module: Module, error: CallNode): readonly Ast[] {
  const given = error.arguments.flatMap((one) => (one.type === 'SpreadElement' ? [] : [one]))
  if (module.language === 'python') return given
  const own = named(module, error.callee)
  const handed = own?.node.type === 'ClassDeclaration' ? handedToSuper(own.module, own.node) : undefined
  if (handed) return given.filter((one, i) => handed.has(i) && !isObject(one))
  const name = lastName(error.callee)
  const first = name === 'AggregateError' ? given[1] : STANDARD.test(name ?? '') ? given[0] : (given.find(isText) ?? given[0])
  return first && !isObject(first) ? [first] : []
}

/** https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Error#error_types */
const STANDARD = /^(?:Eval|Range|Reference|Syntax|Type|URI)?Error$/

function isObject(node: Ast): boolean {
  return unwrap(node).type === 'ObjectExpression'
}

/** What is put together as a text: of an error that nobody sees, the message. */
function isText(node: Ast): boolean {
  const inner = unwrap(node)
  return inner.type === 'TemplateLiteral' || (inner.type === 'BinaryExpression' && inner.operator === '+') || isTextLiteral(inner)
}

/** The places of the parameters that the constructor of a class puts into its message; undefined without a constructor. */
function handedToSuper(module: Module, owner: AstOf<'ClassDeclaration'>): ReadonlySet<number> | undefined {
  const method = owner.body.body.find((one) => one.type === 'MethodDefinition' && keyOf(one) === 'constructor')
  if (method?.type !== 'MethodDefinition') return undefined
  const names = new Set<string>()
  for (const one of walk(method.value)) {
    const [first] = one.type === 'CallExpression' && unwrap(one.callee).type === 'Super' ? one.arguments : []
    for (const part of first ? walk(first) : []) if (part.type === 'Identifier') names.add(part.name)
  }
  return new Set(
    method.value.params.flatMap((one, i) => {
      const name = /^[\s\w]*?(\w+)\s*(?:[?:=]|$)/.exec(module.source(one).slice(0, 200))?.[1]
      return name !== undefined && names.has(name) ? [i] : []
    }),
  )
}
