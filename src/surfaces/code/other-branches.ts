import { isFunction, type Ast, type Module } from '../../program/index.ts'

/** Whether a place stands on the other branch of what a change stands on. */
export function isOnOtherBranch(module: Module, change: Ast, place: Ast): boolean {
  for (const one of module.ancestors(change)) {
    if (isFunction(one)) return false
    if (one.type === 'IfStatement' && place.start >= one.start && place.end <= one.end) {
      const [first, second] = [one.consequent, one.alternate].map(
        (branch) => branch && change.start >= branch.start && change.end <= branch.end,
      )
      const other = first ? one.alternate : second ? one.consequent : undefined
      return other ? place.start >= other.start && place.end <= other.end : false
    }
  }
  return false
}
