import { changingVerbs, readingVerbs } from '../knowledge/action-verbs.ts'
import { sensitiveVerbs } from '../knowledge/sensitive-verbs.ts'
import { atCapitals, words } from '../text/words.ts'

/** Those for which a scope of their own is expected, and that a sentence means as verbs. */
const SENSITIVE: ReadonlyMap<string, string> = new Map(
  sensitiveVerbs.flatMap(({ verb, says, ofPeople, noun }) => (ofPeople || noun ? [] : [[verb, says] as const])),
)

const DOUBLED: ReadonlySet<string> = new Set(['ban', 'cancel', 'drop', 'get', 'reset', 'set', 'submit', 'transfer'])
const TEXT_ONLY: ReadonlySet<string> = new Set(
  [...changingVerbs, ...readingVerbs].flatMap(({ verb, textOnly }) => (textOnly ? [verb] : [])),
)

/** Every form of a verb, and its third person for messages. */
const VERBS = new Map<string, { readonly base: string; readonly says: string; readonly changes: boolean }>()
for (const [list, changes] of [
  [readingVerbs.map(({ verb }) => verb), false],
  [[...changingVerbs.map(({ verb }) => verb), ...SENSITIVE.keys()], true],
] as const) {
  for (const base of list) {
    const says =
      SENSITIVE.get(base) ??
      (/(?:[sxz]|[cs]h)$/.test(base) ? `${base}es` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`)
    const stem = base.endsWith('e') ? base.slice(0, -1) : base
    const forms = [base, says.split(' ')[0] as string, `${stem}ing`, ...(DOUBLED.has(base) ? [`${base}${base.at(-1)}ing`] : [])]
    for (const form of forms) VERBS.set(form, { base, says, changes })
  }
}

/**
 * Words after which a verb is what is done: `reads and cancels orders`, `lets you pay`. A noun such as `order updates` comes after others.
 */
const BEFORE: ReadonlySet<string> = new Set([
  'and',
  'or',
  'to',
  'can',
  'will',
  'may',
  'then',
  'also',
  'that',
  'which',
  'who',
  'for',
  'by',
  'you',
  'users',
  'user',
  'agent',
  'tool',
  'it',
  'automatically',
  'safely',
  'securely',
  'bulk',
  'easily',
  ',',
])

interface Doing {
  /** In the third person: "refunds". */
  readonly does: string
  readonly base: string
  readonly changes: boolean
}

/** What a name or description says is done: the verbs that stand where verbs stand. */
function doings(text: string): Doing[] {
  const found: Doing[] = []
  const tokens =
    atCapitals(text.slice(0, 2000), ' ')
      .toLowerCase()
      .match(/[a-z]+|[,.;:!?\n]/g) ?? []
  for (const [i, token] of tokens.entries()) {
    const verb = VERBS.get(token)
    const before = tokens[i - 1]
    if (verb && (before === undefined || BEFORE.has(before) || /[.;:!?\n]/.test(before)))
      found.push({ does: verb.says, base: verb.base, changes: verb.changes })
  }
  return found
}

/** The first thing that something changes. */
export function changeIn(...texts: (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const change = text === undefined ? undefined : doings(text).find(({ changes }) => changes)
    if (change) return change.does
  }
  return undefined
}

/** Whether all that texts say is done is reading, and something is said. */
export function onlyReads(...texts: (string | undefined)[]): boolean {
  const all = texts.flatMap((text) => (text === undefined ? [] : doings(text)))
  return all.length > 0 && !all.some(({ changes }) => changes)
}

/** The first thing done for which a scope of its own is expected. */
export function sensitiveIn(...texts: (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const found = text === undefined ? undefined : doings(text).find(({ base }) => SENSITIVE.has(base))
    if (found) return found.does
  }
  return undefined
}

/** Words of a tool's name that say that it reads. */
export const READING_WORDS: ReadonlySet<string> = new Set(readingVerbs.flatMap(({ verb, textOnly }) => (textOnly ? [] : [verb])))

/**
 * Whether a tool only reads by what its name and description say. Nothing said is no reading: an unknown verb may change anything. A name
 * begins with its verb, or with what it belongs to (`weather_get_forecast`).
 */
export function toolOnlyReads(name: string, description: string): boolean {
  const parts = words(name).filter((part) => !TEXT_ONLY.has(part))
  const said = VERBS.has(parts[0] ?? '') ? parts : parts.slice(1)
  return onlyReads(said.join(' '), description)
}
