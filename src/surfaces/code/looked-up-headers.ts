import { definition, isFunction, keyOf, lastName, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { headerOfMessage, looksUp, refusesUnfound } from '../../knowledge/words/looked-up-headers.ts'
import { oncePer } from '../../text/once-per.ts'
import { requestRead } from './requests.ts'

/**
 * The headers under which a module looks for whoever calls, and turns away for whom it finds nothing:
 * `const desk = DESKS.get(req.headers['x-desk'])`, `if (!desk) return res.status(404).end()`. Whether those names are secrets cannot be
 * seen, but where the table is written out, which is there for everybody to read.
 */
export const lookedUpHeaders = oncePer((module: Module): readonly Ast[] =>
  [...module.nodes('MemberExpression'), ...module.nodes('CallExpression')].filter((node) => {
    const read = requestRead(module, node)
    if (read?.from !== 'header' || read.name === undefined || headerOfMessage.pattern.test(read.name)) return false
    return usesOf(module, node).some((use) => {
      const found = foundUnder(module, use)
      return found !== undefined && usesOf(module, found).some((one) => isRefusedWithout(module, one))
    })
  }),
)

/** An expression where it stands, and wherever the name stands that it is kept by. */
function usesOf(module: Module, node: Ast): readonly Ast[] {
  let whole = node
  for (const outer of module.ancestors(node)) {
    if (outer.type === 'VariableDeclarator') {
      const binding = outer.init === whole ? module.binding(outer.id) : undefined
      return binding ? [node, ...module.references(binding)] : [node]
    }
    if (outer.type !== 'AwaitExpression' && outer.type !== 'LogicalExpression' && !CASTS.test(outer.type)) return [node]
    whole = outer
  }
  return [node]
}

const CASTS = /^TS/

/** What is kept under a name: `DESKS.get(name)`, `DESKS[name]`, `name in DESKS`, `deskOf(name)`. */
function foundUnder(module: Module, name: Ast): Ast | undefined {
  let key = name
  let outer = module.parent(key)
  while (outer && (outer.type === 'LogicalExpression' || CASTS.test(outer.type))) {
    key = outer
    outer = module.parent(outer)
  }
  if (outer?.type === 'MemberExpression' && outer.property === key) return isWrittenOut(module, outer.object) ? undefined : outer
  if (outer?.type === 'BinaryExpression' && IN.test(outer.operator) && outer.left === key)
    return isWrittenOut(module, outer.right) ? undefined : outer
  if (outer?.type !== 'CallExpression' || outer.callee === key) return undefined
  const callee = unwrap(outer.callee)
  if (!looksUp.pattern.test((callee.type === 'MemberExpression' ? keyOf(callee) : lastName(callee)) ?? '')) return undefined
  return callee.type === 'MemberExpression' && isWrittenOut(module, callee.object) ? undefined : outer
}

const IN = /^(?:not )?in$/

/** A table whose names stand in the code: `{ north: … }`, `new Map([['north', …]])`, `new Set(['north'])`. */
function isWrittenOut(module: Module, table: Ast): boolean {
  let made = definition(module, table)
  for (let step = 0; step < 3 && (made.type === 'CallExpression' || made.type === 'NewExpression'); step += 1) {
    const [first] = made.arguments
    if (!first || first.type === 'SpreadElement') return false
    made = definition(module, first)
  }
  if (made.type === 'ObjectExpression') return made.properties.length > 0 && made.properties.every((one) => isNamed(one))
  if (made.type !== 'ArrayExpression' || made.elements.length === 0) return false
  return made.elements.every((one) => {
    const name = one && (one.type === 'ArrayExpression' ? one.elements[0] : one)
    return name?.type === 'Literal'
  })
}

function isNamed(one: AstOf<'Property' | 'SpreadElement'>): boolean {
  return one.type === 'Property' && keyOf(one) !== undefined
}

/** Whether a condition depends on a value, and one of its ways answers that the caller is wrong. */
function isRefusedWithout(module: Module, value: Ast): boolean {
  let inner = value
  for (const outer of module.ancestors(value)) {
    if (outer.type === 'IfStatement' && outer.test === inner)
      return [outer.consequent, outer.alternate].some((way) => way && refusesUnfound.pattern.test(module.source(way)))
    if (isFunction(outer) || outer.type === 'BlockStatement') return false
    inner = outer
  }
  return false
}
