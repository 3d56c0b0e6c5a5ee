import type { Model, TokenPolicy } from '../model/index.ts'
import { addTo } from '../text/grouped.ts'
import { oncePer } from '../text/once-per.ts'
import type { Problem } from './problems.ts'

type Life = Pick<Problem, 'decision' | 'ofAnyForm'>

/**
 * The decision behind a lifetime that one file gives under names that only their units tell apart, `…_MINUTES` and `…_DAYS`: what one of
 * them decides, or the file. Otherwise what it decides by itself.
 */
export function inItsFile(policy: TokenPolicy, model: Model, decide: (one: TokenPolicy) => Life): Life {
  const alike = alikeIn(model).get(keyOf(policy) ?? '') ?? []
  if (new Set(alike.map(({ key }) => key)).size < 2) return decide(policy)
  const known = alike.map(decide).find(({ decision }) => decision !== undefined)
  return known ?? { decision: `${keyOf(policy)} of variables` }
}

/** Settings of variables and documents, by file, kind of token and life; the first of each few. */
const alikeIn = oncePer(({ tokenPolicy }: Model): ReadonlyMap<string, readonly TokenPolicy[]> => {
  const found = new Map<string, [TokenPolicy, ...TokenPolicy[]]>()
  for (const policy of tokenPolicy) {
    const key = keyOf(policy)
    if (key !== undefined && (found.get(key)?.length ?? 0) < FEW) addTo(found, key, policy)
  }
  return found
})

const FEW = 6

function keyOf({ owner: { what }, token, lifetime, key, at: { file } }: TokenPolicy): string | undefined {
  if ((what !== 'environment' && what !== 'setting') || lifetime.is !== 'set' || !VARIABLES.test(file.path)) return undefined
  return `${token} ${lifetime.value} in ${key.toLowerCase().replace(UNIT, '')} of ${file.path}`
}

/** The unit at the end of a name. */
const UNIT = /[_.-]?(?:in[_.-]?)?(?:ms|millis(?:econds)?|secs?|seconds?|mins?|minutes?|hours?|days?|weeks?)$/

/** Files of variables and of settings, which are no program. */
const VARIABLES = /(?:^|[/.])env(?:\.[\w.-]+)?$|\.(?:ya?ml|toml|json|properties|ini|conf)$/
