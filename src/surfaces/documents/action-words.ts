import { sensitiveVerbs } from '../../knowledge/sensitive-verbs.ts'

/** Verbs of skills, tools and operations that change something for others, by their base form. */
const CHANGES = [
  'add',
  'adjust',
  'approve',
  'assign',
  'book',
  'buy',
  'cancel',
  'change',
  'close',
  'create',
  'deactivate',
  'deploy',
  'disable',
  'edit',
  'enable',
  'execute',
  'insert',
  'merge',
  'modify',
  'move',
  'place',
  'post',
  'provision',
  'publish',
  'purchase',
  'register',
  'reject',
  'replace',
  'reply',
  'reschedule',
  'reserve',
  'reset',
  'restart',
  'rotate',
  'schedule',
  'sell',
  'send',
  'set',
  'submit',
  'trigger',
  'update',
  'upload',
  'write',
] as const

/** Those for which a scope of their own is expected, and that a sentence means as verbs. */
const SENSITIVE: ReadonlyMap<string, string> = new Map(
  sensitiveVerbs.flatMap(({ verb, says, ofPeople, noun }) => (ofPeople || noun ? [] : [[verb, says] as const])),
)

const READS = [
  'analyze',
  'answer',
  'browse',
  'calculate',
  'check',
  'classify',
  'compare',
  'convert',
  'describe',
  'detect',
  'explain',
  'extract',
  'fetch',
  'find',
  'forecast',
  'get',
  'identify',
  'inspect',
  'list',
  'look',
  'lookup',
  'monitor',
  'query',
  'read',
  'recommend',
  'retrieve',
  'return',
  'search',
  'show',
  'suggest',
  'summarize',
  'tell',
  'track',
  'translate',
  'validate',
  'verify',
  'view',
] as const

const DOUBLED: ReadonlySet<string> = new Set(['ban', 'cancel', 'drop', 'get', 'reset', 'set', 'submit', 'transfer'])

/** Every form of a verb, and its third person for messages. */
const VERBS = new Map<string, { readonly base: string; readonly says: string; readonly changes: boolean }>()
for (const [list, changes] of [
  [READS, false],
  [[...CHANGES, ...SENSITIVE.keys()], true],
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
    text
      .slice(0, 2000)
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
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
