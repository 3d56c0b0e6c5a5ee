import type { ScopeSet, Subject } from '../model/index.ts'
import { codeAt, type Located, placeKey, type Span } from '../text/source.ts'
import { folderOf } from '../text/paths.ts'
import { addTo } from '../text/grouped.ts'
import { foldersUpwards } from './facts.ts'

/**
 * Lists of scopes that were read by their form, without those that a library is seen to be given; and what a library is given from the
 * list of another module, without the scopes that are judged where they are written, which are told where else they are asked for. A list
 * that another package of the same product has in the same words is the same decision.
 */
export function withoutKnownScopes(subjects: readonly Subject[], has: (path: string) => boolean): Subject[] {
  const sets = subjects.filter((one) => one.kind === 'scopeSet')
  const known = new Set(sets.flatMap((one) => (one.byForm ? [] : one.scopes.map(({ at }) => placeKey(at)))))
  const kept = sets.filter((one) => !one.byForm || !one.scopes.some(({ at }) => known.has(placeKey(at))))
  const lists = new Lists(kept, has)
  const isKept = new Set<Subject>(kept.filter((one) => !lists.takesCopy(one)))
  const left = new Map<Subject, readonly Located<string>[]>()
  for (const one of kept)
    if (!one.byForm)
      left.set(
        one,
        one.scopes.filter((scope) => !lists.takes(one, scope)),
      )
  return subjects.flatMap((one): Subject[] => {
    if (one.kind !== 'scopeSet') return [one]
    if (!isKept.has(one)) return []
    const scopes = left.get(one) ?? one.scopes
    const also = lists.also(one)
    const told = also.length > 0 ? { ...one, also } : one
    return scopes.length === one.scopes.length ? [told] : scopes.length > 0 ? [{ ...told, scopes, open: true }] : []
  })
}

/** The lists of a repository, by the scopes that are written in them. */
class Lists {
  readonly #byValue = new Map<string, ScopeSet[]>()
  readonly #also = new Map<ScopeSet, Located<string>[]>()
  readonly #asked = new Map<string, ScopeSet[]>()
  readonly #has: (path: string) => boolean

  constructor(kept: readonly ScopeSet[], has: (path: string) => boolean) {
    this.#has = has
    for (const one of kept) {
      if (one.role !== 'request' || !one.scopes.every(({ value, at }) => isWrittenAt(value, at))) continue
      for (const { value } of one.scopes) addTo(this.#byValue, value, one)
      if (!one.byForm && one.scopes.length > 1) addTo(this.#asked, wordsOf(one), one)
    }
  }

  also(of: ScopeSet): readonly Located<string>[] {
    return this.#also.get(of) ?? []
  }

  /** Whether a scope that stands in another place is judged there: in a list by its form, or in the one that is named. */
  takes(set: ScopeSet, { value, at }: Located<string>): boolean {
    if (isWrittenAt(value, at)) return false
    const name = /^[\w.]{0,60}?(\w{2,60})$/.exec(codeAt(at))?.[1]
    const list = this.#byValue
      .get(value)
      ?.find((one) => one !== set && (one.byForm || (name !== undefined && declares(name, one.at.file.text) && one.at.file !== at.file)))
    if (list) addTo(this.#also, list, { value, at })
    return list !== undefined
  }

  /** Whether a list is, word for word, what another package of the same product asks for. */
  takesCopy(set: ScopeSet): boolean {
    const asked = set.byForm ? this.#asked.get(wordsOf(set))?.find((one) => this.#isBeside(one.at, set.at)) : undefined
    if (asked) for (const scope of set.scopes) addTo(this.#also, asked, scope)
    return asked !== undefined
  }

  /** Whether two places are of packages of one product: below a folder with a manifest of its own, which is not the whole repository. */
  #isBeside(one: Span, other: Span): boolean {
    const above = new Set(foldersUpwards(folderOf(other.file.path)))
    const common = [...foldersUpwards(folderOf(one.file.path))].find((folder) => above.has(folder))
    return common !== undefined && common !== '' && MANIFESTS.some((name) => this.#has(`${common.replace(/\/$/, '')}/${name}`))
  }
}

const MANIFESTS = ['package.json', 'pyproject.toml']

function wordsOf({ scopes }: ScopeSet): string {
  return scopes.map(({ value }) => value).join(' ')
}

function declares(name: string, text: string): boolean {
  return new RegExp(`\\b${name}\\s{0,4}(?::[^=\\n]{0,80})?=[^=]`).test(text)
}

/** As it is, or as it is written in the query of an address. */
function isWrittenAt(value: string, at: Span): boolean {
  const written = codeAt(at)
  return written.includes(value) || written.includes(encodeURIComponent(value))
}
