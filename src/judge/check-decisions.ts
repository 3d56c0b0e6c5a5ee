import type { TokenCheck } from '../model/index.ts'
import { grouped } from '../text/grouped.ts'
import { oncePer } from '../text/once-per.ts'
import type { Span } from '../text/source.ts'
import { declaredAround, nearestFunction } from './around-place.ts'
import type { Problem } from './problems.ts'

/** What a function leaves out in several branches it leaves out once; each handler of a route is a function, also without a name. */
export function inFunction(what: string, { file, start }: Span, checks: readonly TokenCheck[]): Pick<Problem, 'decision'> {
  if ((byFile(checks).get(file)?.length ?? 0) > FEW_CHECKS) return {}
  const around = declaredAround(file, start).at(-1)
  if (!around || around.is === 'class') return {}
  const from = Math.max(around.start, nearestFunction(file, start) ?? 0)
  return { decision: `${what} in ${around.name} from ${from} of ${file.path}` }
}

const byFile = oncePer((checks: readonly TokenCheck[]) => grouped(checks, ({ at }) => at.file))

/** In a file with more of them nobody looks which are of one function. */
const FEW_CHECKS = 12

/** Variables whose texts stand on the next lines of a file are set together: of each the first of them. */
export const setBeside = oncePer((checks: readonly TokenCheck[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const known = checks.flatMap(({ unlessSet, at }) => (unlessSet === undefined ? [] : [{ unlessSet, at }]))
  for (const [file, all] of grouped(known, ({ at }) => at.file)) {
    let before: { readonly line: number; readonly first: string } | undefined
    for (const { unlessSet, at } of all.toSorted((a, b) => a.at.start - b.at.start)) {
      const { line } = file.position(at.start)
      const first: string = found.get(unlessSet) ?? (before && line - before.line <= BESIDE ? before.first : unlessSet)
      found.set(unlessSet, first)
      before = { line, first }
    }
  }
  return found
})

/** Lines between two settings that belong together. */
const BESIDE = 2
