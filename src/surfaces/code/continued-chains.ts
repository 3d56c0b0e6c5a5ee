import { closesChain, tokenMakers } from '../../knowledge/libraries/token-makers.ts'
import type { Said } from '../../parse/c-like.ts'
import type { Entry, Node } from '../../parse/node.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import { blockEnd } from '../../program/written/index.ts'

interface Continued {
  readonly chain: Node
  /** Its variable goes elsewhere as well, where it may get more. */
  readonly isShared: boolean
}

/**
 * A chain with the calls that the variable it is given gets later: `builder.signWith(key).compact()` behind
 * `JwtBuilder builder = Jwts.builder().subject(user)`; nothing where no variable of its function is given it.
 */
export function continued({ is, name, at, value, inFunction }: Said, all: readonly Said[]): Continued | undefined {
  if (is !== 'chain' || !BUILDERS.test(name)) return undefined
  const kept = all.find((one) => one.is === 'set' && /^\w{1,60}$/.test(one.name) && one.inFunction === inFunction && isGiven(one))
  if (!kept || value.kind !== 'map' || value.entries.some(({ key }) => closesChain.test(key.value))) return undefined
  const rest = at.file.text.slice(at.end, at.end + LONGEST)
  const end = at.end + blockEnd(`{${rest}`, 0) - 1
  const chains = all.filter(
    (one) => one.is === 'call' && one.name.startsWith(`${kept.name}.`) && !one.name.includes('.', kept.name.length + 1) && isBehind(one),
  )
  const entries = chains.flatMap((one): Entry[] => [
    { key: { value: one.name.slice(kept.name.length + 1), at: one.at }, value: only(one.value), at: one.at },
    ...all.filter((other) => other.is === 'chain' && other.at.start === one.at.start).flatMap((other) => entriesOf(other.value)),
  ])
  const isShared = elsewhere(kept.name).test(rest.slice(0, end - at.end))
  return { chain: { ...value, entries: [...value.entries, ...entries] }, isShared }

  function isGiven(one: Said): boolean {
    return one.value.at.start === at.start && one.value.at.end === at.end
  }
  function isBehind(one: Said): boolean {
    return one.at.start > at.end && one.at.start < end
  }
}

/** What begins a chain of Java or Kotlin. */
const BUILDERS = oneOf(
  '',
  ...tokenMakers.filter(({ as, languages }) => as === 'chain' && languages.includes('java')).map(({ made }) => made),
)

/** What is given to a call, as chains have it. */
function only(given: Node): Node {
  return given.kind === 'list' && given.items.length === 1 ? (given.items[0] ?? given) : given
}

/** More of a block is not looked at. */
const LONGEST = 4000

function entriesOf(value: Node): readonly Entry[] {
  return value.kind === 'map' ? value.entries : []
}

/** A use of a builder that is no call of its own, whose result may be given to it again: `builder = builder.claim("role", role)`. */
function elsewhere(name: string): RegExp {
  const one = literally(name)
  return new RegExp(`(?<![\\w.])${one}\\b(?!\\s{0,80}\\.\\w{1,60}\\()(?!\\s{0,4}=\\s{0,40}${one}\\s{0,80}\\.)`)
}
