import { firstThat } from '../../text/by-halves.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { inside, isFunction, leaves, walk, type Ast, type AstOf, type Binding, type Module } from '../../program/index.ts'

// Whether what a log writes is still what the code beside it reads.

/** Whether both places may be reached in one run of a function: neither is on a branch that leaves out the other. */
export function areReachedTogether(module: Module, one: Ast, other: Ast): boolean {
  return !leavesOut(module, one, other) && !leavesOut(module, other, one)
}

/** Whether a place is on a branch whose other side has the other one, or that leaves before it. */
function leavesOut(module: Module, one: Ast, other: Ast): boolean {
  let below = one
  for (const outer of module.ancestors(one)) {
    if (isFunction(outer)) return false
    if (outer.type === 'IfStatement' && outer.test !== below) {
      const side = outer.consequent === below ? outer.alternate : outer.consequent
      if ((side && inside(other, side)) || (other.start >= outer.end && leaves(below))) return true
    }
    below = outer
  }
  return false
}

/** Whether a place is only reached where reading something has failed, and not what is waited for behind it. */
export function isWhereFailed(module: Module, node: Ast, read: Ast): boolean {
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) return false
    const tried = outer.type === 'CatchClause' ? module.parent(outer) : undefined
    if (tried?.type === 'TryStatement' && inside(read, tried.block)) return !waitsBehind(tried.block, read)
  }
  return false
}

/** What a server or a store refuses that is asked with what was read is no fault of reading it. */
function waitsBehind(block: Ast, read: Ast): boolean {
  for (const one of walk(block, (inner) => !isFunction(inner))) if (one.type === 'AwaitExpression' && one.end > read.end) return true
  return false
}

/**
 * Whether a name is given another value between two places. What is made of the value that was written before, as `url.trim()`, still
 * comes from it.
 */
export function isGivenBetween(module: Module, binding: Binding, written: Ast, read: Ast): boolean {
  const [from, to] = [Math.min(written.start, read.start), Math.max(written.start, read.start)]
  const { all, anew } = placesGiven(module, binding)
  const given = written.start > read.start ? all : anew
  const first = given[firstThat(given, (at) => at >= from)]
  return first !== undefined && first < to
}

/** Where a name is given another value, in their order, and where one that is not made of the value before. */
const placesGiven = oncePerPair((module: Module, binding: Binding) => {
  const all: number[] = []
  const anew: number[] = []
  for (const use of module.references(binding)) {
    const given = module.parent(use)
    if (given?.type !== 'AssignmentExpression' || given.left !== use) continue
    all.push(use.start)
    if (!isMadeOfItself(module, given, binding)) anew.push(use.start)
  }
  return { all: all.sort((a, b) => a - b), anew: anew.sort((a, b) => a - b) }
})

function isMadeOfItself(module: Module, { right }: AstOf<'AssignmentExpression'>, binding: Binding): boolean {
  for (const one of walk(right)) if (one.type === 'Identifier' && module.binding(one) === binding) return true
  return false
}
