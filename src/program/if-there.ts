import type { Node } from '../parse/node.ts'
import { literally } from '../text/pattern.ts'
import { isFunction, leaves, type Ast } from './ast.ts'
import type { Module } from './module.ts'

/** A value that is set in the branch that asks for it, `if (key) headers['X-Key'] = key`, is one that is left out where it is not there. */
export function ifThere(module: Module, written: Ast, value: Node): Node {
  if (value.kind !== 'dynamic' && value.kind !== 'template') return value
  for (const one of module.ancestors(written)) {
    if (isFunction(one)) break
    if (one.type !== 'IfStatement' || !isWithin(written, one.consequent)) continue
    // Without it nothing goes on.
    if (one.alternate && leaves(one.alternate)) return value
    const name = TRUE_OF.exec(module.source(one.test))?.[1]
    const named = name !== undefined && new RegExp(`(?<![\\w$.])${literally(name)}(?![\\w$])`).test(module.source(written))
    return named ? maybe(value) : value
  }
  return value
}

/** `key`, `process.env.KEY`, `key is not None`, `key !== undefined`: a test of one value alone. */
const TRUE_OF = /^([A-Za-z_$][\w$.]{0,100})(?:\s{1,4}is\s{1,4}not\s{1,4}None|\s{1,4}!==?\s{1,4}(?:undefined|null|''|""))?$/

function maybe(value: Node): Node {
  if (value.kind === 'template') return { ...value, parts: value.parts.map(maybe) }
  return value.kind === 'dynamic' ? { ...value, maybe: true } : value
}

function isWithin(inner: Ast, outer: Ast): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}
