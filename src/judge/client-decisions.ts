import type { Model, Owner, RedirectUri } from '../model/index.ts'
import { grouped } from '../text/grouped.ts'
import { oncePer, oncePerPair } from '../text/once-per.ts'
import type { Problem } from './problems.ts'

/** One of several faults of a whole: of those that weigh the same the one with the highest rank leads. */
export interface Part {
  readonly of: object
  readonly rank: number
  /** What is said at its place where another leads. */
  readonly label: string
  /** What the message says of so many others. */
  readonly more: (count: number) => string
}

/** What is wrong with a redirect URI; those of one kind, of one client, are one decision. */
interface FaultOfUri {
  readonly kind: string
  readonly rank: number
  readonly fact: string
}

type FaultOf = (one: RedirectUri) => Pick<FaultOfUri, 'kind'> | undefined

/**
 * What one client registers was decided at once, and clients with the same faulty URIs were given them by one decision
 * (STANDARD.md, "One finding for one fault"). `faultOf` is one function for all.
 */
export function ofClient(
  redirect: RedirectUri,
  model: Model,
  { kind, rank, fact }: FaultOfUri,
  faultOf: FaultOf,
): Pick<Problem, 'decision' | 'ofAnyForm' | 'part'> {
  const client = clientsOf(model).get(redirect.owner) ?? [redirect]
  const alike = kindsOf(client, faultOf).get(kind) ?? [redirect]
  return {
    decision: `${kind} ${textsOf(alike)}`,
    ofAnyForm: true,
    part: { of: alike, rank, label: fact, more: (count) => more(count, redirect.owner) },
  }
}

const clientsOf = oncePer(({ redirectUri }: Model) => grouped(redirectUri, ({ owner }) => owner))

const kindsOf = oncePerPair((client: readonly RedirectUri[], faultOf: FaultOf) =>
  grouped(client, (one) => (one.matching === 'exact' ? faultOf(one)?.kind : undefined)),
)

const textsOf = oncePer((uris: readonly RedirectUri[]): string =>
  [...new Set(uris.flatMap(({ uri }) => uri?.value.trim() ?? []))].toSorted().join(' '),
)

/** `of this client`, `of this application`. */
function more(count: number, { what }: Owner): string {
  const whose = /\b(?:application|app|file)$/.exec(what)?.[0] ?? 'client'
  return count === 1 ? `one more of this ${whose} is unsafe` : `${count} more of this ${whose} are unsafe`
}
